import { buyXGetY } from './buy-x-get-y.ts';
import {
  isFor,
  priceOf,
  type PromotableLine,
  type PromotionRefusal,
  type PromotionRule,
  type PromotionSituation,
} from './promotion-rule.ts';

/**
 * Returns why a promotion alone does not apply to these lines, or null. If there are several reasons, returns the
 * first in this order.
 */
export function refusalOf(
  rule: PromotionRule,
  lines: readonly PromotableLine[],
  at: PromotionSituation,
): PromotionRefusal | null {
  if (rule.startsAt && at.now < rule.startsAt) return { reason: 'not_started' };
  if (rule.endsAt && at.now >= rule.endsAt) return { reason: 'expired' };
  if (rule.usageLimit !== null && rule.usedCount >= rule.usageLimit) return { reason: 'used_up' };
  if (rule.customerLimit !== null && rule.usedByCustomer >= rule.customerLimit) return { reason: 'used_by_you' };
  if (rule.markets && !rule.markets.includes(at.marketId)) return { reason: 'not_in_market' };
  if (rule.kind === 'amount' && rule.amounts[at.currency] === undefined) return { reason: 'not_in_market' };
  if (lines.every((line) => !isFor(rule, line) || priceOf(line) === 0)) return { reason: 'no_matching_items' };
  return minimumRefusal(rule, lines, at.currency) ?? quantityRefusal(rule, lines);
}

function minimumRefusal(
  { minimumSubtotals }: PromotionRule,
  lines: readonly PromotableLine[],
  currency: string,
): PromotionRefusal | null {
  if (Object.keys(minimumSubtotals).length === 0) return null;
  const minimum = minimumSubtotals[currency];
  // A minimum that names no amount for this currency cannot be met in it.
  if (minimum === undefined) return { reason: 'minimum_not_met' };
  const missing = minimum - lines.reduce((sum, line) => sum + priceOf(line), 0);
  return missing > 0 ? { reason: 'minimum_not_met', missing } : null;
}

function quantityRefusal(rule: PromotionRule, lines: readonly PromotableLine[]): PromotionRefusal | null {
  if (!rule.buyXGetY) return null;
  const { missing } = buyXGetY(
    rule,
    rule.buyXGetY,
    lines,
    lines.map(({ quantity }) => quantity),
  );
  return missing > 0 ? { reason: 'minimum_not_met', missingQuantity: missing } : null;
}
