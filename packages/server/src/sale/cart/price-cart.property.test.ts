import { sum } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cartLines, codesOf, promotionRules } from '../../pricing/promotion/any-promotions.fixture.ts';
import { chargedLines } from '../../pricing/landed-cost/landed-quote.ts';
import { exporterTerms, localTerms } from '../../pricing/landed-cost/terms.fixture.ts';
import { payableStep } from '../../money/payable-step.ts';
import { scaleHalfUp } from '../../money/allocate.ts';
import { priceCart, type LineToPrice, type PricedCart, type PricingSituation } from './price-cart.ts';

const money = fc.integer({ min: 0, max: 5_000_000 });

/** Exponents 0, 2 and 3; federal taxes, taxes inside prices, schemes, flat duties and none. */
const places = fc.constantFrom(
  ['EUR', { country: 'DE' }],
  ['EUR', { country: 'IE' }],
  ['GBP', { country: 'GB' }],
  ['USD', { country: 'US', administrativeArea: 'NY' }],
  ['CAD', { country: 'CA', administrativeArea: 'QC' }],
  ['BRL', { country: 'BR', administrativeArea: 'SP' }],
  ['JPY', { country: 'JP' }],
  ['KWD', { country: 'KW' }],
  ['BHD', { country: 'BH' }],
  ['OMR', { country: 'OM' }],
  ['JOD', { country: 'JO' }],
  ['TND', { country: 'TN' }],
  ['CNY', { country: 'CN' }],
  ['USD', { country: 'AR' }],
) as fc.Arbitrary<[string, PricingSituation['destination']]>;
/** By name, so that a counterexample does not print all tables. */
const sellers = {
  local: { ...exporterTerms('CN'), shipFrom: null },
  registered: exporterTerms('CN', 'ioss', 'uk_vat', 'us_sales_tax'),
  unregistered: exporterTerms('CN'),
  german: exporterTerms('DE', 'eu_oss', 'cn_cross_border'),
};
const situations = fc
  .record({
    place: places,
    taxIncluded: fc.boolean(),
    dutyMode: fc.constantFrom('paid' as const, 'unpaid' as const, 'none' as const),
    shipping: fc.option(fc.integer({ min: 0, max: 50_000 })),
    seller: fc.constantFrom(...(Object.keys(sellers) as (keyof typeof sellers)[])),
  })
  .map(
    ({
      place: [currency, destination],
      ...rest
    }): Omit<PricingSituation, 'terms'> & { seller: keyof typeof sellers } => ({
      ...rest,
      currency,
      destination,
      marketId: 'm',
      addressKnown: true,
      now: new Date('2026-11-20T00:00:00Z'),
    }),
  );
const carts = situations.chain((at) =>
  fc.record({ at: fc.constant(at), cart: cartLines, discounts: promotionRules(at.currency) }),
);

const named: Record<string, string> = { shipping: 'shippingDiscount', rounding: 'rounding' };
const rowsOf = (priced: PricedCart) =>
  Object.fromEntries(priced.totals.map(({ type, code, amount }) => [named[code ?? ''] ?? type, amount.amount]));

describe('the totals of every cart', () => {
  it('adds up: rows to the total, lines to the items, taxes to their row; only integers, none below zero', async () => {
    await fc.assert(
      fc.asyncProperty(carts, async ({ at, cart, discounts }) => {
        const priced = await priceCart(cart, codesOf(discounts), discounts, { ...at, terms: sellers[at.seller] });
        const rows = rowsOf(priced);
        expect(
          sum(
            priced.totals
              .filter(({ type, included }) => type !== 'total' && !included)
              .map(({ amount }) => amount.amount),
          ),
        ).toBe(priced.total);
        const items = rows['subtotal']! + (rows['items_discount'] ?? 0) + (rows['discount'] ?? 0);
        expect(sum(priced.lines.map(({ total }) => total))).toBe(items);
        const taken = sum([...priced.codes, ...priced.automatic].map(({ amount }) => amount));
        expect(taken).toBe(rows['subtotal']! - items - (rows['shippingDiscount'] ?? 0));
        expect(
          rows['subtotal']! +
            (rows['fulfillment'] ?? 0) +
            (rows['fee'] ?? 0) +
            (priced.tax.included ? 0 : (rows['tax'] ?? 0)) -
            taken +
            (rows['rounding'] ?? 0),
        ).toBe(priced.total);
        if (priced.freeShipping) expect(rows['shippingDiscount'] ?? 0).toBe(0 - (at.shipping ?? 0));
        expect(priced.lines.map(({ id }) => id)).toEqual(cart.map(({ id }) => id));
        expect(priced.total).toBeGreaterThanOrEqual(0);
        for (const { discount, total, tax } of priced.lines) {
          for (const value of [discount, total, tax]) expect(value >= 0 && Number.isSafeInteger(value)).toBe(true);
        }
        for (const { amount } of priced.totals) expect(amount.currency).toBe(at.currency);
      }),
      { numRuns: 300 },
    );
  });

  it('list every tax and duty that they contain, and no other as charged', async () => {
    await fc.assert(
      fc.asyncProperty(carts, async ({ at, cart, discounts }) => {
        const priced = await priceCart(cart, codesOf(discounts), discounts, { ...at, terms: sellers[at.seller] });
        const { landedCost } = priced;
        const of = (kind: 'tax' | 'duty') =>
          sum(landedCost.rates.filter((rate) => rate.kind === kind).map(({ amount }) => amount.amount));
        const charged = sum(
          chargedLines(landedCost)
            .filter(({ kind }) => kind === 'tax')
            .map(({ amount }) => amount.amount),
        );
        const duty = rowsOf(priced)['fee'] ?? 0;
        expect(priced.tax.total).toBe(charged);
        if (landedCost.tax === 'included') expect(priced.tax.included).toBe(true);
        // Beside a parcel whose tax is due on delivery, the totals contain the tax of items without shipping.
        const isMixed = landedCost.tax === 'due_on_delivery' && cart.some(({ requiresShipping }) => !requiresShipping);
        if (landedCost.tax !== 'included' && charged > 0 && !isMixed)
          expect([landedCost.tax, priced.tax.included]).toEqual(['added', false]);
        // In gross prices the fee contains its tax; else it is the duty itself.
        if (!priced.tax.included) expect(duty).toBe(landedCost.duty === 'added' ? of('duty') : 0);
        if (landedCost.duty !== 'added') expect(duty).toBe(0);
        expect(landedCost.dueOnDelivery === null).toBe(
          landedCost.tax !== 'due_on_delivery' && landedCost.duty !== 'due_on_delivery',
        );
        if (landedCost.dueOnDelivery?.tax)
          expect(landedCost.dueOnDelivery.tax.amount).toBe(
            landedCost.tax === 'due_on_delivery' ? of('tax') - charged : 0,
          );
        if (landedCost.tax === 'none' && landedCost.duty === 'none') expect(landedCost.rates).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whichever order its lines are in, but for what shipping and discounts round', async () => {
    await fc.assert(
      fc.asyncProperty(carts, async ({ at, cart }) => {
        const situation = { ...at, terms: sellers[at.seller], shipping: null };
        const one = await priceCart(cart, [], [], situation);
        const other = await priceCart(cart.toReversed(), [], [], situation);
        expect(other.total).toBe(one.total);
        expect(other.tax.total).toBe(one.tax.total);
      }),
    );
  });
});

describe('the total', () => {
  it('can be paid in every currency, is at most nine thousandths below the sum, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(carts, async ({ at, cart, discounts }) => {
        const priced = await priceCart(cart, codesOf(discounts), discounts, { ...at, terms: sellers[at.seller] });
        const step = payableStep(at.currency);
        expect(step).toBe(['BHD', 'JOD', 'KWD', 'OMR', 'TND'].includes(at.currency) ? 10 : 1);
        expect(priced.total % step).toBe(0);
        const rounded = priced.totals
          .filter(({ code }) => code === 'rounding')
          .map(({ type, amount }) => [type, amount.amount]);
        const off =
          sum(
            priced.totals
              .filter(({ type, code, included }) => type !== 'total' && code !== 'rounding' && !included)
              .map(({ amount }) => amount.amount),
          ) - priced.total;
        expect(off >= 0 && off < step).toBe(true);
        expect(rounded).toEqual(off === 0 ? [] : [['discount', -off]]);
      }),
      { numRuns: 300 },
    );
  });

  it('is rounded after tax, which stays what it is', async () => {
    const at: PricingSituation = {
      currency: 'KWD',
      marketId: 'm',
      destination: { country: 'KW' },
      addressKnown: true,
      dutyMode: 'none',
      taxIncluded: false,
      shipping: null,
      now: new Date('2026-11-20T00:00:00Z'),
      terms: localTerms({ KW: 5 }),
    };
    const line: LineToPrice = {
      id: 'a',
      sku: 'a',
      unitPrice: 8955,
      quantity: 1,
      collections: [],
      taxCategory: 'standard',
      hsCode: null,
      originCountry: null,
      requiresShipping: true,
    };
    // 5 % of 8.955 are 0.448 (0.44775): 9.403, of which 9.400 can be paid.
    expect(rowsOf(await priceCart([line], [], [], at))).toEqual({
      subtotal: 8955,
      tax: 448,
      rounding: -3,
      total: 9400,
    });
    expect(rowsOf(await priceCart([{ ...line, unitPrice: 4 }], [], [], at))).toEqual({
      subtotal: 4,
      rounding: -4,
      total: 0,
    });
  });
});

describe('rounding', () => {
  const rate = fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100);
  const at = (percent: number, taxIncluded: boolean): PricingSituation => ({
    currency: 'EUR',
    marketId: 'm',
    destination: { country: 'XX' },
    addressKnown: true,
    dutyMode: 'none',
    taxIncluded,
    shipping: null,
    now: new Date('2026-11-20T00:00:00Z'),
    terms: localTerms({ XX: percent }),
  });
  const line = (id: string, unitPrice: number): LineToPrice => ({
    id,
    sku: id,
    unitPrice,
    quantity: 1,
    collections: [],
    taxCategory: 'standard',
    hsCode: null,
    originCountry: null,
    requiresShipping: true,
  });

  it('is never off by more than half a minor unit a line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(money, { minLength: 1, maxLength: 10 }),
        rate,
        fc.boolean(),
        async (prices, percent, included) => {
          const priced = await priceCart(
            prices.map((price, index) => line(`l${index}`, price)),
            [],
            [],
            at(percent, included),
          );
          const ppm = Math.round(percent * 10_000);
          for (const { total, tax } of priced.lines) {
            // |tax − total × rate| ≤ ½, in whole numbers.
            const divisor = BigInt(included ? 1_000_000 + ppm : 1_000_000);
            const off = 2n * (BigInt(tax) * divisor - BigInt(total) * BigInt(ppm));
            expect(off <= divisor && off >= -divisor).toBe(true);
          }
          expect(sum(priced.lines.map(({ tax }) => tax))).toBe(priced.tax.total);
        },
      ),
    );
  });

  it('lets net and gross prices agree: a gross price made of a net one contains the tax that was added', async () => {
    await fc.assert(
      fc.asyncProperty(money, rate, async (net, percent) => {
        const added = await priceCart([line('a', net)], [], [], at(percent, false));
        const included = await priceCart([line('a', added.total)], [], [], at(percent, true));
        expect(included.total).toBe(added.total);
        expect(Math.abs(included.tax.total - added.tax.total)).toBeLessThanOrEqual(1);
        // And the other way round: what a gross price leaves, taxed again, is the gross price.
        const again = scaleHalfUp(
          included.total - included.tax.total,
          1_000_000 + Math.round(percent * 10_000),
          1_000_000,
        );
        expect(Math.abs(again - included.total)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
