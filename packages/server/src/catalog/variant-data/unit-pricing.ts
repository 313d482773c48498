import type { Money, UnitPricing, VariantExtras } from '@smallshop/contract';
import { unitPrice } from '../../money/unit-price.ts';

/** The price per unit of a variant at this price. Undefined if it is not sold by measure. */
export function unitPricingOf(data: VariantExtras | null, { amount, currency }: Money): UnitPricing | undefined {
  if (!data?.unitMeasure) return undefined;
  const { measure, base } = data.unitMeasure;
  return { price: { amount: unitPrice(amount, { measure, base }), currency }, measure, base };
}
