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
 * Takes promotions on goods off the lines: buy X get Y first, of the full price; then percentages,
 * each of what the ones before it left; then amounts. Percentages and amounts spread over the lines
 * that they are for in proportion to what is left of each. No line goes below zero.
 */
export function applyDiscounts(rules: readonly PromotionRule[], lines: readonly PromotableLine[], currency: string): AppliedDiscounts {
  const left = lines.map(priceOf);
  const free = lines.map(({ quantity }) => quantity);
  const byPromotion = new Map<string, number>();
  for (const rule of rules.toSorted(byTurn)) {
    const parts = rule.buyXGetY ? takePieces(rule, rule.buyXGetY, lines, free) : share(rule, lines, left, currency);
    for (const [index, part] of parts.entries()) left[index]! -= part;
    byPromotion.set(rule.id, sum(parts));
  }
  const byLine = lines.map((line, index) => priceOf(line) - left[index]!);
  return { byPromotion, byLine, total: sum(byLine) };
}

function takePieces(rule: PromotionRule, terms: NonNullable<PromotionRule['buyXGetY']>, lines: readonly PromotableLine[], free: number[]): number[] {
  const { off, used } = buyXGetY(rule, terms, lines, free);
  for (const [index, count] of used.entries()) free[index]! -= count;
  return off;
}

function share(rule: PromotionRule, lines: readonly PromotableLine[], left: readonly number[], currency: string): number[] {
  const weights = lines.map((line, index) => (isFor(rule, line) ? left[index]! : 0));
  const base = sum(weights);
  const wanted = rule.kind === 'percentage' ? scaleHalfUp(base, rule.basisPoints, 10_000) : (rule.amounts[currency] ?? 0);
  return allocate(Math.min(wanted, base), weights);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
