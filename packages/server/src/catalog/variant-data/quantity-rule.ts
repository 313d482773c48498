import { refuseQuantity, type QuantityRule, type Refusal, type VariantExtras } from '@smallshop/contract';

/**
 * The quantities in which a variant is sold in one order. The limit per customer is also one of an order. Undefined if
 * any quantity can be ordered.
 */
export function quantityRuleOf(data: VariantExtras | null): QuantityRule | undefined {
  if (!data?.quantityRule && !data?.maxPerCustomer) return undefined;
  const { increment = 1, minimum = increment, maximum = null } = data.quantityRule ?? {};
  const limit = data.maxPerCustomer === undefined ? null : wholeIncrements(data.maxPerCustomer, increment);
  return { minimum, increment, maximum: limit === null ? maximum : Math.min(limit, maximum ?? limit) };
}

/** Refuses a quantity in which the variant is not sold. */
export function refuseQuantityOf(data: VariantExtras | null, quantity: number, field: string): Refusal | undefined {
  return refuseQuantity(quantityRuleOf(data), quantity, field);
}

/** The largest multiple of the increment that is not above the limit. */
export function wholeIncrements(limit: number, increment: number): number {
  return Math.floor(limit / increment) * increment;
}
