import { sum } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPromotions } from './apply-promotions.ts';
import { cartLines, codesOf, promotionRules } from './any-promotions.fixture.ts';
import { refusalOf } from './promotion-refusal.ts';
import { priceOf } from './promotion-rule.ts';
import { applyDiscounts } from './apply-discounts.ts';

const at = { currency: 'EUR', marketId: 'eu', now: new Date('2026-11-20T00:00:00Z') };
const carts = fc.record({ lines: cartLines, rules: promotionRules('EUR') });

describe('whatever promotions a cart has', () => {
  it('no line goes below zero, and what each takes off sums to what the lines lose', () => {
    fc.assert(
      fc.property(carts, ({ lines, rules }) => {
        const { codes, automatic, lineDiscounts } = applyPromotions(codesOf(rules), rules, lines, at);
        for (const [index, off] of lineDiscounts.entries())
          expect(off >= 0 && off <= priceOf(lines[index]!) && Number.isSafeInteger(off)).toBe(true);
        expect(sum([...codes, ...automatic].map(({ amount }) => amount))).toBe(sum(lineDiscounts));
        for (const { applied, amount } of codes) expect(applied || amount === 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order of the codes and of the promotions changes nothing', () => {
    const shuffled = carts.chain(({ lines, rules }) =>
      fc.record({
        lines: fc.constant(lines),
        rules: fc.constant(rules),
        others: fc.shuffledSubarray(rules, { minLength: rules.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ lines, rules, others }) => {
        const one = applyPromotions(codesOf(rules), rules, lines, at);
        const other = applyPromotions(codesOf(others), others, lines, at);
        expect(other.lineDiscounts).toEqual(one.lineDiscounts);
        expect(other.freeShipping).toBe(one.freeShipping);
        expect(new Map(other.codes.map((code) => [code.code, code]))).toEqual(
          new Map(one.codes.map((code) => [code.code, code])),
        );
      }),
    );
  });

  it('no choice that the rule allows takes off more', () => {
    fc.assert(
      fc.property(carts, ({ lines, rules }) => {
        const valid = rules.filter((rule) => rule.kind !== 'free_shipping' && !refusalOf(rule, lines, at));
        const allowed = [
          valid.filter(({ combinable }) => combinable),
          ...valid.filter(({ combinable }) => !combinable).map((rule) => [rule]),
        ];
        const best = Math.max(...allowed.map((set) => applyDiscounts(set, lines, 'EUR').total));
        expect(sum(applyPromotions(codesOf(rules), rules, lines, at).lineDiscounts)).toBe(best);
      }),
    );
  });

  it('each code is answered: applied, or with a reason; one that is refused for another names it', () => {
    fc.assert(
      fc.property(carts, ({ lines, rules }) => {
        const entered = [...codesOf(rules), 'UNKNOWN'];
        const { codes } = applyPromotions(entered, rules, lines, at);
        expect(codes.map(({ code }) => code)).toEqual(entered);
        for (const { applied, reason, better } of codes) {
          expect(applied).toBe(reason === undefined);
          expect(better !== undefined).toBe(reason === 'not_combinable');
        }
        expect(codes.at(-1)).toMatchObject({ reason: 'unknown' });
      }),
    );
  });

  it('one percentage more never makes the shopper pay more, but for a minor unit of rounding each', () => {
    fc.assert(
      fc.property(carts, ({ lines, rules }) => {
        const [, ...fewer] = rules.filter(({ kind, combinable }) => kind === 'percentage' && combinable);
        const offBy = (some: typeof rules) => sum(applyPromotions(codesOf(some), some, lines, at).lineDiscounts);
        const all = rules.filter(({ kind, combinable }) => kind === 'percentage' && combinable);
        expect(offBy(all)).toBeGreaterThanOrEqual(offBy(fewer) - all.length);
      }),
    );
  });
});
