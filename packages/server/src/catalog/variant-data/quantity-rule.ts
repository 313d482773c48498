import { refuseQuantity, type QuantityRule, type Refusal, type VariantExtras } from '@smallshop/contract';

/** The quantities in which a variant is sold. Undefined if any quantity can be ordered. */
export function quantityRuleOf(data: VariantExtras | null): QuantityRule | undefined {
  if (!data?.quantityRule) return undefined;
  const { increment = 1, minimum = increment, maximum = null } = data.quantityRule;
  return { minimum, increment, maximum };
}

/** Refuses a quantity in which the variant is not sold. */
export function refuseQuantityOf(data: VariantExtras | null, quantity: number, field: string): Refusal | undefined {
  return refuseQuantity(quantityRuleOf(data), quantity, field);
}
