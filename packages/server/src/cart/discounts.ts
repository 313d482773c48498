import type { DiscountCode } from '@smallshop/contract';
import { allocate, scaleHalfUp } from './allocate.ts';

/** A discount as the merchant set it up. Amounts are minor units by currency. */
export interface DiscountRule {
  code: string;
  kind: 'percentage' | 'amount';
  /** With `percentage`: 1000 is ten percent. */
  basisPoints: number;
  /** With `amount`: what it takes off; where a currency is missing the code is not valid in it. */
  amounts: Record<string, number>;
  /** What the items must cost before discounts. */
  minimumSubtotals: Record<string, number>;
  startsAt: Date | null;
  endsAt: Date | null;
  usageLimit: number | null;
  usedCount: number;
  /** Null: all of them. */
  markets: string[] | null;
  /** Ids of collections whose products it applies to; null: everything. */
  collections: string[] | null;
}

/** What a discount needs to know of a line. `amount` is what is to be paid for it before discounts. */
export interface DiscountableLine {
  id: string;
  amount: number;
  collections: readonly string[];
}

export interface DiscountSituation {
  currency: string;
  marketId: string;
  now: Date;
}

export type DiscountReason = NonNullable<DiscountCode['reason']>;

export interface AppliedCode {
  code: string;
  kind: DiscountRule['kind'] | null;
  applied: boolean;
  reason?: DiscountReason;
  /** What it took off, not negative. */
  amount: number;
}

/** Codes are written on paper and typed on phones: case and space around do not matter. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase();
}

/** Why a rule does not apply to these lines, or null. The first reason in this order is told. */
export function refusalReason(rule: DiscountRule, lines: readonly DiscountableLine[], at: DiscountSituation): DiscountReason | null {
  if (rule.startsAt && at.now < rule.startsAt) return 'not_started';
  if (rule.endsAt && at.now >= rule.endsAt) return 'expired';
  if (rule.usageLimit !== null && rule.usedCount >= rule.usageLimit) return 'used_up';
  if (rule.markets && !rule.markets.includes(at.marketId)) return 'not_in_market';
  if (rule.kind === 'amount' && rule.amounts[at.currency] === undefined) return 'not_in_market';
  const eligible = lines.filter((line) => isEligible(rule, line));
  if (eligible.length === 0 || eligible.every(({ amount }) => amount === 0)) return 'no_matching_items';
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  // A minimum that names no amount for this currency cannot be met in it.
  const minimum = Object.keys(rule.minimumSubtotals).length > 0 ? (rule.minimumSubtotals[at.currency] ?? Infinity) : 0;
  return subtotal < minimum ? 'minimum_not_met' : null;
}

/**
 * Takes the codes off the lines. Percentages come first, each on what the ones before it left, then
 * amounts; both spread over the lines they apply to in proportion to what is left of each. No line
 * goes below zero. Within a kind the order in which the shopper entered the codes counts.
 * Unknown codes are told as such; the same code twice counts once.
 */
export function applyDiscounts(
  entered: readonly string[],
  rules: readonly DiscountRule[],
  lines: readonly DiscountableLine[],
  at: DiscountSituation,
): { codes: AppliedCode[]; lineDiscounts: Map<string, number> } {
  const left = new Map(lines.map(({ id, amount }) => [id, amount]));
  const codes = [...new Set(entered.map(normalizeCode))].map((code): AppliedCode & { rule?: DiscountRule } => {
    const rule = rules.find((each) => normalizeCode(each.code) === code);
    if (!rule) return { code, kind: null, applied: false, reason: 'unknown', amount: 0 };
    const reason = refusalReason(rule, lines, at);
    return { code, kind: rule.kind, applied: !reason, amount: 0, ...(reason && { reason }), rule };
  });
  for (const kind of ['percentage', 'amount'] as const) {
    for (const each of codes) if (each.applied && each.rule?.kind === kind) each.amount = takeOff(each.rule, lines, left, at.currency);
  }
  return {
    codes: codes.map(({ rule: _rule, ...code }) => code),
    lineDiscounts: new Map(lines.map(({ id, amount }) => [id, amount - left.get(id)!])),
  };
}

function takeOff(rule: DiscountRule, lines: readonly DiscountableLine[], left: Map<string, number>, currency: string): number {
  const eligible = lines.filter((line) => isEligible(rule, line));
  const weights = eligible.map(({ id }) => left.get(id)!);
  const base = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = rule.kind === 'percentage' ? scaleHalfUp(base, rule.basisPoints, 10_000) : rule.amounts[currency]!;
  const amount = Math.min(wanted, base);
  const parts = allocate(amount, weights);
  for (const [index, { id }] of eligible.entries()) left.set(id, left.get(id)! - parts[index]!);
  return amount;
}

function isEligible(rule: DiscountRule, line: DiscountableLine): boolean {
  return !rule.collections || rule.collections.some((id) => line.collections.includes(id));
}
