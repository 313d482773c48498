import type { LocalizedText } from '../../platform/database/text.ts';
import { refusalOf } from './promotion-refusal.ts';
import {
  normalizeCode,
  type PromotableLine,
  type PromotionRefusal,
  type PromotionRule,
  type PromotionSituation,
} from './promotion-rule.ts';
import { byTurn, applyDiscounts, type AppliedDiscounts } from './apply-discounts.ts';

/** What became of a promotion. `amount` is what it takes off, not negative. */
export interface AppliedPromotion {
  id: string;
  titles: LocalizedText;
  kind: PromotionRule['kind'];
  amount: number;
}

/** What became of a code: the promotion that applies, or why none does. */
export interface CodeResult extends Partial<PromotionRefusal> {
  code: string;
  /** Null for an unknown code. */
  id: string | null;
  kind: PromotionRule['kind'] | null;
  applied: boolean;
  amount: number;
  /** With `not_combinable`: what takes off more. */
  better?: Pick<PromotionRule, 'titles' | 'code'>;
}

export interface Promoted {
  /** In the order in which they were entered. */
  codes: CodeResult[];
  /** Those without a code that apply. */
  automatic: AppliedPromotion[];
  /** In the order of the lines. */
  lineDiscounts: number[];
  /** Id of the promotion that makes shipping free; null where none does. */
  freeShipping: string | null;
}

/**
 * The stacking rule, for codes and automatic promotions alike:
 *
 * 1. Combinable promotions on items stack. One that is not combinable applies alone. Of the stack and each of those,
 *    the one with the largest discount applies; if they are equal, the stack.
 * 2. In the stack, buy X get Y comes first, then percentages, then amounts (see `applyDiscounts`).
 * 3. Free shipping does not discount the items and combines with every promotion on items. Of several, an automatic
 *    one applies, so that no code is used without need.
 *
 * The result never depends on tax, on shipping or on the order of the codes.
 */
export function applyPromotions(
  entered: readonly string[],
  rules: readonly PromotionRule[],
  lines: readonly PromotableLine[],
  at: PromotionSituation,
): Promoted {
  const codes = [...new Set(entered.map(normalizeCode))];
  const asked = rules.filter(({ code }) => code === null || codes.includes(code)).toSorted(byTurn);
  const refusals = new Map(asked.map((rule) => [rule.id, refusalOf(rule, lines, at)]));
  const valid = asked.filter(({ id }) => !refusals.get(id));

  const { rules: chosen, off } = chooseItemPromotions(
    valid.filter(({ kind }) => kind !== 'free_shipping'),
    lines,
    at.currency,
  );
  const sending = valid.filter(({ kind }) => kind === 'free_shipping');
  const shipping = sending.find(({ code }) => code === null) ?? sending[0];
  const best = chosen.toSorted((a, b) => off.byPromotion.get(b.id)! - off.byPromotion.get(a.id)! || byTurn(a, b))[0];
  const applied = new Set([...chosen, ...(shipping ? [shipping] : [])]);
  const amountOf = ({ id }: PromotionRule) => off.byPromotion.get(id) ?? 0;

  const resultOf = (code: string): CodeResult => {
    const rule = asked.find((each) => each.code === code);
    if (!rule) return { code, id: null, kind: null, applied: false, reason: 'unknown', amount: 0 };
    const { id, kind } = rule;
    if (applied.has(rule)) return { code, id, kind, applied: true, amount: amountOf(rule) };
    const better = kind === 'free_shipping' ? shipping : best;
    const refusal = refusals.get(id) ?? {
      reason: 'not_combinable' as const,
      ...(better && { better: { titles: better.titles, code: better.code } }),
    };
    return { code, id, kind, applied: false, ...refusal, amount: 0 };
  };
  return {
    codes: codes.map(resultOf),
    automatic: asked
      .filter((rule) => rule.code === null && applied.has(rule))
      .map((rule) => ({ id: rule.id, titles: rule.titles, kind: rule.kind, amount: amountOf(rule) }))
      .filter(({ kind, amount }) => amount > 0 || kind === 'free_shipping'),
    lineDiscounts: off.byLine,
    freeShipping: shipping?.id ?? null,
  };
}

/** Rule 1. */
function chooseItemPromotions(
  rules: readonly PromotionRule[],
  lines: readonly PromotableLine[],
  currency: string,
): { rules: PromotionRule[]; off: AppliedDiscounts } {
  const stack = rules.filter(({ combinable }) => combinable);
  const alone = rules.filter(({ combinable }) => !combinable).map((rule) => [rule]);
  const offers = [...(stack.length > 0 || alone.length === 0 ? [stack] : []), ...alone].map((set) => ({
    rules: set,
    off: applyDiscounts(set, lines, currency),
  }));
  return offers.reduce((best, each) => (each.off.total > best.off.total ? each : best));
}
