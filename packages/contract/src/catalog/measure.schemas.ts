import * as z from 'zod/mini';
import { component } from '../common/component.ts';

/**
 * Units of a measure by what they measure: weight, volume, length, area, or items that are counted. Volumes are US
 * customary: a fluid ounce (`floz`) is 29.57 ml. The values of Shopify's `UnitPriceMeasurementMeasuredUnit`, in lower
 * case.
 */
export const measureUnits = {
  weight: ['mg', 'g', 'kg', 'oz', 'lb'],
  volume: ['ml', 'cl', 'l', 'm3', 'floz', 'pt', 'qt', 'gal'],
  length: ['mm', 'cm', 'm', 'in', 'ft', 'yd'],
  area: ['m2', 'ft2'],
  count: ['item'],
} as const;
export type MeasureUnit = (typeof measureUnits)[keyof typeof measureUnits][number];

const units = Object.values(measureUnits).flat() as [MeasureUnit, ...MeasureUnit[]];

/** Whether two units measure the same, so that one can be converted to the other. */
export function isSameMeasure(one: MeasureUnit, other: MeasureUnit): boolean {
  return Object.values(measureUnits).some((list: readonly MeasureUnit[]) => list.includes(one) && list.includes(other));
}

/** A quantity with its unit, such as 250 g. The quantity is above 0 and has at most three decimals. */
export const measureSchema = component(
  'Measure',
  z.object({
    quantity: z.number().check(
      z.positive(),
      z.lte(1_000_000),
      z.refine((quantity) => Math.abs(quantity * 1000 - Math.round(quantity * 1000)) < 1e-6, {
        error: 'has at most three decimals',
      }),
    ),
    unit: z.enum(units),
  }),
);
export type Measure = z.infer<typeof measureSchema>;
