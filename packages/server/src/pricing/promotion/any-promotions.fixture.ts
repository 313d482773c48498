import fc from 'fast-check';
import type { LineToPrice } from '../../sale/cart/price-cart.ts';
import type { PromotionRule } from './promotion-rule.ts';
import { promotion } from './promotion.fixture.ts';

const collections = ['tea', 'cups'];
const money = fc.integer({ min: 0, max: 5_000_000 });
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const quantities = fc.integer({ min: 1, max: 4 });

/** Lines of a cart in two collections; some not sold here. */
export const cartLines: fc.Arbitrary<LineToPrice[]> = fc
  .array(
    fc.record({
      unitPrice: fc.option(money),
      quantity: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 999 })),
      collections: fc.subarray(collections),
      taxCategory: fc.constantFrom('standard', 'food', 'books', 'childrens_clothing', 'zero'),
      requiresShipping: fc.boolean(),
      hsCode: fc.constantFrom('691110', '090210', '610910', '49', null),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map((line, index) => ({ ...line, id: `l${index}`, sku: `L${index}`, originCountry: 'CN' })));

/** Promotions of every kind, with and without codes, combinable or not. */
export const promotionRules = (currency: string): fc.Arbitrary<PromotionRule[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom(
          'percentage' as const,
          'amount' as const,
          'free_shipping' as const,
          'buy_x_get_y' as const,
        ),
        isAutomatic: fc.boolean(),
        combinable: fc.boolean(),
        basisPoints,
        amount: money,
        minimum: fc.option(money),
        collections: fc.option(fc.subarray(collections, { minLength: 1 })),
        terms: fc.record({
          buyQuantity: quantities,
          getQuantity: quantities,
          basisPoints,
          getCollections: fc.option(fc.subarray(collections, { minLength: 1 })),
          mostTimes: fc.option(quantities),
        }),
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.map(({ isAutomatic, amount, minimum, terms, ...each }, index) =>
        promotion({
          ...each,
          id: `p${index}`,
          code: isAutomatic ? null : `C${index}`,
          combinable: each.combinable || each.kind === 'free_shipping',
          amounts: { [currency]: amount },
          buyXGetY: each.kind === 'buy_x_get_y' ? terms : null,
          minimumSubtotals: minimum === null ? {} : { [currency]: minimum },
        }),
      ),
    );

/** All codes of these promotions. */
export const codesOf = (rules: readonly PromotionRule[]): string[] => rules.flatMap(({ code }) => code ?? []);
