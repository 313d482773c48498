import { measureSchema, measureUnits, type Measure, type MeasureUnit } from '@smallshop/contract';

/** Other spellings of units in files of shops: Google's (support.google.com/merchants/answer/6324455), and plurals. */
const aliases: Record<string, MeasureUnit> = {
  cbm: 'm3',
  ct: 'item',
  fl: 'floz',
  items: 'item',
  lbs: 'lb',
  sqft: 'ft2',
  sqm: 'm2',
};
const units: readonly MeasureUnit[] = Object.values(measureUnits).flat();

/** `750` and `ml` as a measure. A text that says what is wrong if they are none. */
export function readMeasure(quantity: string, unit: string, decimalComma = false): Measure | string {
  const written = unit.toLowerCase().replace(/[\s._]/g, '');
  const known = aliases[written] ?? units.find((one) => one === written);
  if (!known) return `has no known unit: write one of ${units.join(', ')}`;
  const digits = decimalComma ? quantity.replace(/^(\d+),(\d+)$/, '$1.$2') : quantity;
  const read = /^\d+(\.\d+)?$/.test(digits) ? measureSchema.safeParse({ quantity: Number(digits), unit: known }) : null;
  return read?.success ? read.data : 'is no quantity: write a number above 0 with at most three decimals, such as 0.75';
}

/** `750 ml` as a measure. */
export function readMeasureText(text: string): { quantity: string; unit: string } {
  const [, quantity = text, unit = ''] = /^([\d.,]+)\s*(.*)$/.exec(text) ?? [];
  return { quantity, unit };
}
