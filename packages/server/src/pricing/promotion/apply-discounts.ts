import { sum } from '@smallshop/contract';
import { allocate, scaleHalfUp } from '../../money/allocate.ts';
import { buyXGetY } from './buy-x-get-y.ts';
import { isFor, priceOf, type PromotableLine, type PromotionRule } from './promotion-rule.ts';

/** What promotions that apply together take off. */
export interface AppliedDiscounts {
  /** By promotion id, not negative. */
  byPromotion: Map<string, number>;
  /** By line, in the order of the lines. */
  byLine: number[];
  total: number;
}

const turns: readonly PromotionRule['kind'][] = ['buy_x_get_y', 'percentage', 'amount', 'free_shipping'];

/** The order in which promotions take their turn: by kind, then by id. Never by when the shopper entered them. */
export function byTurn(a: PromotionRule, b: PromotionRule): number {
  return turns.indexOf(a.kind) - turns.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
}

/**
 * Applies item promotions to the lines. Buy X get Y comes first, on the full price. Then come percentages, each on
 * the amount that the ones before it left, then fixed amounts. Percentages and amounts are spread over their lines in
 * proportion to the remaining amount of each. No line goes below zero.
 */
export function applyDiscounts(
  rules: readonly PromotionRule[],
  lines: readonly PromotableLine[],
  currency: string,
): AppliedDiscounts {
  const left = lines.map(priceOf);
  const free = lines.map(({ quantity }) => quantity);
  const byPromotion = new Map<string, number>();
  for (const rule of rules.toSorted(byTurn)) {
    const parts = rule.buyXGetY ? takeBuyXGetY(rule, rule.buyXGetY, lines, free) : share(rule, lines, left, currency);
    for (const [index, part] of parts.entries()) left[index]! -= part;
    byPromotion.set(rule.id, sum(parts));
  }
  const byLine = lines.map((line, index) => priceOf(line) - left[index]!);
  return { byPromotion, byLine, total: sum(byLine) };
}

function takeBuyXGetY(
  rule: PromotionRule,
  terms: NonNullable<PromotionRule['buyXGetY']>,
  lines: readonly PromotableLine[],
  free: number[],
): number[] {
  const { off, used } = buyXGetY(rule, terms, lines, free);
  for (const [index, count] of used.entries()) free[index]! -= count;
  return off;
}

function share(
  rule: PromotionRule,
  lines: readonly PromotableLine[],
  left: readonly number[],
  currency: string,
): number[] {
  const weights = lines.map((line, index) => (isFor(rule, line) ? left[index]! : 0));
  const base = sum(weights);
  const wanted =
    rule.kind === 'percentage' ? scaleHalfUp(base, rule.basisPoints, 10_000) : (rule.amounts[currency] ?? 0);
  return allocate(Math.min(wanted, base), weights);
}
