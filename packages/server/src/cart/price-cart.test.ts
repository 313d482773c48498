import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableTax } from '../checkout/tax.ts';
import { allocate, scaleHalfUp } from './allocate.ts';
import type { DiscountRule } from './discounts.ts';
import { priceCart, type LineToPrice, type PricingSituation } from './price-cart.ts';

const rates = tableTax(new Map([['DE', 1900], ['CA', 500], ['CH', 810]]));
const germany: PricingSituation = {
  currency: 'EUR', marketId: 'eu', country: 'DE', taxIncluded: true, now: new Date('2026-11-20T00:00:00Z'), tax: rates, shipping: null,
};
const canada: PricingSituation = { ...germany, currency: 'CAD', marketId: 'na', country: 'CA', taxIncluded: false };

const rule = (changes: Partial<DiscountRule>): DiscountRule => ({
  code: 'TEN', kind: 'percentage', basisPoints: 1000, amounts: {}, minimumSubtotals: {}, startsAt: null, endsAt: null,
  usageLimit: null, usedCount: 0, markets: null, collections: null, ...changes,
});
const five = rule({ code: 'FIVE', kind: 'amount', amounts: { EUR: 500, CAD: 700 } });

const line = (id: string, unitPrice: number | null, quantity = 1, collections: string[] = []): LineToPrice => ({ id, unitPrice, quantity, collections });
const amounts = (priced: ReturnType<typeof priceCart>) => Object.fromEntries(priced.totals.map(({ type, amount }) => [type, amount.amount]));

describe('the bill of a cart', () => {
  it('of an empty cart is zero', () => {
    expect(amounts(priceCart([], [], [], germany))).toEqual({ subtotal: 0, total: 0 });
  });

  it('tells the tax that is in gross prices without adding it', () => {
    const priced = priceCart([line('a', 1190, 2)], [], [], germany);
    expect(priced.totals).toEqual([
      { type: 'subtotal', amount: { amount: 2380, currency: 'EUR' } },
      { type: 'tax', amount: { amount: 380, currency: 'EUR' }, included: true },
      { type: 'total', amount: { amount: 2380, currency: 'EUR' } },
    ]);
  });

  it('adds the tax to net prices, on items after discount and on shipping', () => {
    const priced = priceCart([line('a', 10_000)], ['TEN'], [rule({})], { ...canada, shipping: 1000 });
    expect(amounts(priced)).toEqual({ subtotal: 10_000, items_discount: -1000, fulfillment: 1000, tax: 500, total: 10_500 });
    expect(priced.lines[0]).toEqual({ id: 'a', discount: 1000, total: 9000, tax: 450 });
    expect(priced.tax.shipping).toBe(50);
  });

  it('shows free shipping once it is chosen', () => {
    expect(amounts(priceCart([line('a', 100)], [], [], { ...germany, shipping: 0 }))).toMatchObject({ fulfillment: 0 });
  });

  it('takes percentages off first, then amounts, whatever order they were entered in', () => {
    const bill = { subtotal: 10_000, items_discount: -1000, discount: -500, tax: 1357, total: 8500 };
    expect(amounts(priceCart([line('a', 10_000)], ['five', 'ten'], [rule({}), five], germany))).toEqual(bill);
    expect(amounts(priceCart([line('a', 10_000)], ['ten', 'five'], [rule({}), five], germany))).toEqual(bill);
  });

  it('never goes below zero', () => {
    const priced = priceCart([line('a', 200), line('b', 100)], ['FIVE'], [five], germany);
    expect(amounts(priced)).toEqual({ subtotal: 300, discount: -300, total: 0 });
    expect(priced.codes[0]?.amount).toBe(300);
  });

  it('does not count a line that cannot be bought here, and keeps it', () => {
    const priced = priceCart([line('a', null, 3), line('b', 100)], ['TEN'], [rule({})], germany);
    expect(priced.lines[0]).toEqual({ id: 'a', discount: 0, total: 0, tax: 0 });
    expect(amounts(priced)).toMatchObject({ subtotal: 100, total: 90 });
  });

  it('discounts only the lines of the collections it is for', () => {
    const priced = priceCart([line('a', 1000, 1, ['tea']), line('b', 1000)], ['TEN'], [rule({ collections: ['tea'] })], germany);
    expect(priced.lines.map(({ discount }) => discount)).toEqual([100, 0]);
  });

  it('counts a code once, in any spelling', () => {
    const priced = priceCart([line('a', 1000)], [' ten ', 'TEN', 'Ten'], [rule({ code: 'Ten' })], germany);
    expect(priced.codes).toEqual([{ code: 'TEN', kind: 'percentage', applied: true, amount: 100 }]);
  });
});

describe('a code that does not apply', () => {
  const past = new Date('2026-01-01T00:00:00Z');
  const future = new Date('2027-01-01T00:00:00Z');
  it.each([
    ['unknown', rule({ code: 'OTHER' })],
    ['not_started', rule({ startsAt: future })],
    ['expired', rule({ endsAt: past })],
    ['used_up', rule({ usageLimit: 3, usedCount: 3 })],
    ['not_in_market', rule({ markets: ['asia'] })],
    ['not_in_market', rule({ kind: 'amount', amounts: { USD: 500 } })],
    ['no_matching_items', rule({ collections: ['tea'] })],
    ['minimum_not_met', rule({ minimumSubtotals: { EUR: 1001 } })],
    ['minimum_not_met', rule({ minimumSubtotals: { USD: 1 } })],
  ] as const)('says %s and costs nothing', (reason, each) => {
    const priced = priceCart([line('a', 1000)], ['TEN'], [each], germany);
    expect(priced.codes).toMatchObject([{ code: 'TEN', applied: false, reason, amount: 0 }]);
    expect(priced.total).toBe(1000);
  });

  it('applies from its first to before its last moment, and at the minimum itself', () => {
    const exact = rule({ startsAt: germany.now, endsAt: future, minimumSubtotals: { EUR: 1000 }, usageLimit: 4, usedCount: 3 });
    expect(priceCart([line('a', 1000)], ['TEN'], [exact], germany).codes[0]?.applied).toBe(true);
    expect(priceCart([line('a', 1000)], ['TEN'], [rule({ endsAt: germany.now })], germany).codes[0]?.reason).toBe('expired');
  });
});

describe('every cart', () => {
  const money = fc.integer({ min: 0, max: 5_000_000 });
  const lines = fc.array(fc.tuple(fc.option(money), fc.integer({ min: 1, max: 999 }), fc.subarray(['tea', 'cups'])), { maxLength: 12 })
    .map((all) => all.map(([price, quantity, collections], index) => line(`l${index}`, price, quantity, collections)));
  const rules = fc.array(
    fc.record({
      kind: fc.constantFrom('percentage' as const, 'amount' as const),
      basisPoints: fc.integer({ min: 0, max: 10_000 }),
      amount: money,
      collections: fc.option(fc.subarray(['tea', 'cups'], { minLength: 1 })),
    }),
    { maxLength: 5 },
  ).map((all) => all.map(({ amount, ...each }, index) => rule({ ...each, code: `C${index}`, amounts: { EUR: amount } })));
  const situations = fc.record({
    taxIncluded: fc.boolean(),
    country: fc.constantFrom('DE', 'CA', 'CH', 'US'),
    shipping: fc.option(money),
  }).map((each) => ({ ...germany, ...each }));

  it('adds up: entries to the total, lines to the items, nothing below zero, nothing but integers', () => {
    fc.assert(
      fc.property(lines, rules, situations, (cart, discounts, at) => {
        const codes = discounts.map(({ code }) => code);
        const priced = priceCart(cart, codes, discounts, at);
        const entries = priced.totals.filter(({ type, included }) => type !== 'total' && !included);
        expect(entries.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(priced.total);
        const bill = amounts(priced);
        const items = bill['subtotal']! + (bill['items_discount'] ?? 0) + (bill['discount'] ?? 0);
        expect(priced.lines.reduce((sum, { total }) => sum + total, 0)).toBe(items);
        expect(priced.codes.reduce((sum, { amount }) => sum + amount, 0)).toBe(bill['subtotal']! - items);
        expect(priced.lines.reduce((sum, { tax }) => sum + tax, priced.tax.shipping)).toBe(priced.tax.total);
        expect(priced.total).toBeGreaterThanOrEqual(0);
        for (const each of priced.lines) {
          for (const value of [each.discount, each.total, each.tax]) expect(value >= 0 && Number.isSafeInteger(value)).toBe(true);
        }
      }),
    );
  });

  it('takes no more tax out of a gross price than is in it', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 0, max: 3000 }), (gross, rate) => {
        const { total } = tableTax(new Map([['XX', rate]]))({ country: 'XX', included: true, lines: [{ id: 'a', amount: gross }], shipping: 0 });
        expect(scaleHalfUp(gross - total, 10_000 + rate, 10_000)).toBeGreaterThanOrEqual(gross - 1);
        expect(scaleHalfUp(gross - total, 10_000 + rate, 10_000)).toBeLessThanOrEqual(gross + 1);
      }),
    );
  });
});

describe('splitting an amount', () => {
  it('gives the odd cents to the largest remainders', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(10, [0, 5, 15])).toEqual([0, 3, 7]);
    expect(allocate(7, [0, 0])).toEqual([0, 0]);
  });

  it('sums to the amount exactly and takes no more from a part than it has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1 }), fc.integer({ min: 0, max: 10_000 }), (weights, share) => {
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const amount = scaleHalfUp(sum, share, 10_000);
        const parts = allocate(amount, weights);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(amount);
        for (const [index, part] of parts.entries()) expect(part <= weights[index]! && part >= 0).toBe(true);
      }),
    );
  });

  it('rounds half up, also where floats could not hold the product', () => {
    expect(scaleHalfUp(5, 1, 10)).toBe(1);
    expect(scaleHalfUp(4, 1, 10)).toBe(0);
    expect(scaleHalfUp(1, 1, 3)).toBe(0);
    expect(scaleHalfUp(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_517);
  });
});
