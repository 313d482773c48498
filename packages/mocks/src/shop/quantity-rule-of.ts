import type { QuantityRule } from '@smallshop/contract';
import type { ShopState } from './shop-state.ts';

/** The quantities in which a variant is sold in one order. The limit per customer is also one of an order. */
export function quantityRuleOf({ quantityRules, customerLimits }: ShopState, sku: string): QuantityRule | undefined {
  const rule = quantityRules.get(sku);
  const limit = customerLimits.get(sku);
  if (limit === undefined) return rule;
  const { minimum, increment, maximum } = rule ?? { minimum: 1, increment: 1, maximum: null };
  const most = Math.floor(limit / increment) * increment;
  return { minimum, increment, maximum: Math.min(most, maximum ?? most) };
}
