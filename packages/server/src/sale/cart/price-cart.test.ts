import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promotion as rule } from '../../pricing/promotion/promotion.fixture.ts';
import { localTerms } from '../../pricing/landed-cost/terms.fixture.ts';
import { allocate, scaleHalfUp } from '../../money/allocate.ts';
import { priceCart, type LineToPrice, type PricedCart, type PricingSituation } from './price-cart.ts';

const germany: PricingSituation = {
  currency: 'EUR',
  marketId: 'eu',
  destination: { country: 'DE' },
  addressKnown: true,
  dutyMode: 'none',
  taxIncluded: true,
  now: new Date('2026-11-20T00:00:00Z'),
  terms: localTerms({ DE: 19, CA: 5, CH: 8.1 }),
  shipping: null,
};
const canada: PricingSituation = {
  ...germany,
  currency: 'CAD',
  marketId: 'na',
  destination: { country: 'CA' },
  taxIncluded: false,
};

const five = rule({ id: 'five', code: 'FIVE', kind: 'amount', amounts: { EUR: 500, CAD: 700 } });

const line = (id: string, unitPrice: number | null, quantity = 1, collections: string[] = []): LineToPrice => ({
  id,
  sku: id,
  unitPrice,
  quantity,
  collections,
  taxCategory: 'standard',
  hsCode: null,
  originCountry: null,
  requiresShipping: true,
});
const amounts = (priced: PricedCart) =>
  Object.fromEntries(priced.totals.map(({ type, amount }) => [type, amount.amount]));

describe('the totals of a cart', () => {
  it('of an empty cart is zero', async () => {
    expect(amounts(await priceCart([], [], [], germany))).toEqual({ subtotal: 0, total: 0 });
  });

  it('list the tax that is in gross prices without adding it', async () => {
    const priced = await priceCart([line('a', 1190, 2)], [], [], germany);
    expect(priced.totals).toEqual([
      { type: 'subtotal', amount: { amount: 2380, currency: 'EUR' } },
      { type: 'tax', amount: { amount: 380, currency: 'EUR' }, included: true },
      { type: 'total', amount: { amount: 2380, currency: 'EUR' } },
    ]);
  });

  it('adds the tax to net prices, on items after discount and on shipping', async () => {
    const priced = await priceCart([line('a', 10_000)], ['TEN'], [rule({})], { ...canada, shipping: 1000 });
    expect(amounts(priced)).toEqual({
      subtotal: 10_000,
      items_discount: -1000,
      fulfillment: 1000,
      tax: 500,
      total: 10_500,
    });
    expect(priced.lines[0]).toEqual({ id: 'a', discount: 1000, total: 9000, tax: 450 });
    expect(priced.tax.shipping).toBe(50);
  });

  it('shows free shipping once it is chosen', async () => {
    expect(amounts(await priceCart([line('a', 100)], [], [], { ...germany, shipping: 0 }))).toMatchObject({
      fulfillment: 0,
    });
  });

  it('takes percentages off first, then amounts, whatever order they were entered in', async () => {
    const expected = { subtotal: 10_000, items_discount: -1000, discount: -500, tax: 1357, total: 8500 };
    expect(amounts(await priceCart([line('a', 10_000)], ['five', 'ten'], [rule({}), five], germany))).toEqual(expected);
    expect(amounts(await priceCart([line('a', 10_000)], ['ten', 'five'], [rule({}), five], germany))).toEqual(expected);
  });

  it('never goes below zero', async () => {
    const priced = await priceCart([line('a', 200), line('b', 100)], ['FIVE'], [five], germany);
    expect(amounts(priced)).toEqual({ subtotal: 300, discount: -300, total: 0 });
    expect(priced.codes[0]?.amount).toBe(300);
  });

  it('does not count a line that cannot be bought here, and keeps it', async () => {
    const priced = await priceCart([line('a', null, 3), line('b', 100)], ['TEN'], [rule({})], germany);
    expect(priced.lines[0]).toEqual({ id: 'a', discount: 0, total: 0, tax: 0 });
    expect(amounts(priced)).toMatchObject({ subtotal: 100, total: 90 });
  });

  it('discounts only the lines of the collections it is for', async () => {
    const priced = await priceCart(
      [line('a', 1000, 1, ['tea']), line('b', 1000)],
      ['TEN'],
      [rule({ collections: ['tea'] })],
      germany,
    );
    expect(priced.lines.map(({ discount }) => discount)).toEqual([100, 0]);
  });

  it('counts a code once, in any spelling', async () => {
    const priced = await priceCart([line('a', 1000)], [' ten ', 'TEN', 'Ten'], [rule({})], germany);
    expect(priced.codes).toEqual([{ code: 'TEN', id: 'ten', kind: 'percentage', applied: true, amount: 100 }]);
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
  ] as const)('says %s and costs nothing', async (reason, each) => {
    const priced = await priceCart([line('a', 1000)], ['TEN'], [each], germany);
    expect(priced.codes).toMatchObject([{ code: 'TEN', applied: false, reason, amount: 0 }]);
    expect(priced.total).toBe(1000);
  });

  it('applies from its first to before its last moment, and at the minimum itself', async () => {
    const exact = rule({
      startsAt: germany.now,
      endsAt: future,
      minimumSubtotals: { EUR: 1000 },
      usageLimit: 4,
      usedCount: 3,
    });
    expect((await priceCart([line('a', 1000)], ['TEN'], [exact], germany)).codes[0]?.applied).toBe(true);
    expect(
      (await priceCart([line('a', 1000)], ['TEN'], [rule({ endsAt: germany.now })], germany)).codes[0]?.reason,
    ).toBe('expired');
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
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 10_000 }),
        (weights, share) => {
          const sum = weights.reduce((total, weight) => total + weight, 0);
          const amount = scaleHalfUp(sum, share, 10_000);
          const parts = allocate(amount, weights);
          expect(parts.reduce((total, part) => total + part, 0)).toBe(amount);
          for (const [index, part] of parts.entries()) expect(part <= weights[index]! && part >= 0).toBe(true);
        },
      ),
    );
  });

  it('rounds half up, also where floats could not hold the product', () => {
    expect(scaleHalfUp(5, 1, 10)).toBe(1);
    expect(scaleHalfUp(4, 1, 10)).toBe(0);
    expect(scaleHalfUp(1, 1, 3)).toBe(0);
    expect(scaleHalfUp(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_517);
  });
});
