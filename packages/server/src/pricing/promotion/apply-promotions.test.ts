import { describe, expect, it } from 'vitest';
import { applyPromotions } from './apply-promotions.ts';
import { buyXGetYTerms, line, promotion } from './promotion.fixture.ts';
import type { PromotionRule } from './promotion-rule.ts';

const at = { currency: 'EUR', marketId: 'eu', now: new Date('2026-11-20T00:00:00Z') };
const apply = (rules: PromotionRule[], lines = [line('a', 1000, 3)], codes = rules.flatMap(({ code }) => code ?? [])) =>
  applyPromotions(codes, rules, lines, at);
const five = promotion({ id: 'five', code: 'FIVE', kind: 'amount', amounts: { EUR: 500 } });

describe('promotions that stack', () => {
  it('come in one order: buy X get Y, percentages, amounts', () => {
    const threeForTwo = promotion({ id: 'three', code: null, kind: 'buy_x_get_y', buyXGetY: buyXGetYTerms() });
    const { codes, automatic, lineDiscounts } = apply([five, promotion({}), threeForTwo]);
    expect(automatic).toMatchObject([{ id: 'three', amount: 1000 }]);
    expect(codes).toMatchObject([
      { code: 'FIVE', amount: 500 },
      { code: 'TEN', amount: 200 },
    ]);
    expect(lineDiscounts).toEqual([1700]);
  });

  it('let an automatic one apply beside a code', () => {
    const autumn = promotion({ id: 'autumn', code: null, titles: { en: 'Autumn' }, basisPoints: 2000 });
    const { codes, automatic } = apply([promotion({}), autumn]);
    expect(automatic).toEqual([{ id: 'autumn', titles: { en: 'Autumn' }, kind: 'percentage', amount: 600 }]);
    expect(codes).toMatchObject([{ applied: true, amount: 240 }]);
  });
});

describe('a promotion that is not combinable', () => {
  const alone = promotion({ id: 'alone', code: 'ALONE', basisPoints: 2000, combinable: false });
  it('applies where it takes off more than all that stack', () => {
    const { codes, lineDiscounts } = apply([alone, promotion({ titles: { en: 'Ten' } })]);
    expect(lineDiscounts).toEqual([600]);
    expect(codes[1]).toEqual({
      code: 'TEN',
      id: 'ten',
      kind: 'percentage',
      applied: false,
      reason: 'not_combinable',
      better: { titles: {}, code: 'ALONE' },
      amount: 0,
    });
  });

  it('makes way where the stack takes off more, or as much', () => {
    expect(apply([alone, five, promotion({})]).codes[0]).toMatchObject({
      applied: false,
      reason: 'not_combinable',
      better: { code: 'FIVE' },
    });
    expect(apply([alone, promotion({ basisPoints: 2000 })]).codes.map(({ applied }) => applied)).toEqual([false, true]);
  });

  it('competes with automatic ones by the same rule, and an automatic one that loses is not listed', () => {
    const autumn = promotion({ id: 'autumn', code: null, titles: { en: 'Autumn' } });
    expect(apply([alone, autumn])).toMatchObject({ automatic: [], codes: [{ applied: true, amount: 600 }] });
  });
});

describe('free shipping', () => {
  const sent = promotion({ id: 'sent', code: 'SENT', kind: 'free_shipping' });
  it('combines with every promotion on items', () => {
    expect(apply([sent, promotion({ combinable: false })])).toMatchObject({
      freeShipping: 'sent',
      codes: [
        { applied: true, amount: 0 },
        { applied: true, amount: 300 },
      ],
    });
  });

  it('uses no code if it applies automatically', () => {
    const free = promotion({ id: 'free', code: null, kind: 'free_shipping', titles: { en: 'Free' } });
    expect(apply([sent, free])).toMatchObject({
      freeShipping: 'free',
      codes: [{ applied: false, reason: 'not_combinable', better: { titles: { en: 'Free' } } }],
    });
  });
});

describe('buy X get Y', () => {
  const offer = (terms: Parameters<typeof buyXGetYTerms>[0], changes: Partial<PromotionRule> = {}) => [
    promotion({ kind: 'buy_x_get_y', buyXGetY: buyXGetYTerms(terms), ...changes }),
  ];
  it('gives the cheapest items, as often as there are complete sets', () => {
    expect(apply(offer({}), [line('a', 900), line('b', 300, 2), line('c', 500, 4)]).lineDiscounts).toEqual([0, 600, 0]);
    expect(
      apply(offer({ mostTimes: 1 }), [line('a', 900), line('b', 300, 2), line('c', 500, 4)]).lineDiscounts,
    ).toEqual([0, 300, 0]);
  });

  it('gives a part of the price where it says so', () => {
    expect(apply(offer({ basisPoints: 5000 })).lineDiscounts).toEqual([500]);
  });

  it('can be bought in one collection and got in another', () => {
    const cupsForTea = offer({ getCollections: ['cups'] }, { collections: ['tea'] });
    expect(apply(cupsForTea, [line('tea', 1000, 2, ['tea']), line('cup', 700, 3, ['cups'])]).lineDiscounts).toEqual([
      0, 700,
    ]);
    expect(apply(cupsForTea, [line('tea', 1000, 2, ['tea'])]).codes).toMatchObject([
      { reason: 'minimum_not_met', missingQuantity: 1 },
    ]);
    expect(apply(cupsForTea, [line('cup', 700, 3, ['cups'])]).codes).toMatchObject([{ reason: 'no_matching_items' }]);
  });

  it('does not count an item both as bought and as got, or twice', () => {
    expect(apply(offer({ buyQuantity: 1 }), [line('a', 1000, 1)]).codes).toMatchObject([
      { reason: 'minimum_not_met', missingQuantity: 1 },
    ]);
    const twice = [
      promotion({ id: 'p1', code: 'P1', kind: 'buy_x_get_y', buyXGetY: buyXGetYTerms() }),
      promotion({ id: 'p2', code: 'P2', kind: 'buy_x_get_y', buyXGetY: buyXGetYTerms() }),
    ];
    expect(apply(twice).lineDiscounts).toEqual([1000]);
  });

  it('does not count what is not sold here', () => {
    expect(apply(offer({}), [line('a', null, 2), line('b', 100)]).codes).toMatchObject([
      { applied: false, missingQuantity: 2 },
    ]);
  });
});

describe('the result of a code', () => {
  it('is how much is missing for its minimum', () => {
    expect(apply([promotion({ minimumSubtotals: { EUR: 3001 } })]).codes).toMatchObject([
      { reason: 'minimum_not_met', missing: 1 },
    ]);
    expect(apply([promotion({ minimumSubtotals: { USD: 1 } })]).codes[0]).not.toHaveProperty('missing');
  });

  it('is that they have used it themselves', () => {
    expect(apply([promotion({ customerLimit: 1, usedByCustomer: 1 })]).codes).toMatchObject([
      { applied: false, reason: 'used_by_you' },
    ]);
    expect(apply([promotion({ customerLimit: 2, usedByCustomer: 1 })]).codes).toMatchObject([{ applied: true }]);
  });

  it('is that it is for other things: by collection or by SKU', () => {
    expect(apply([promotion({ skus: ['B'] })]).codes).toMatchObject([{ reason: 'no_matching_items' }]);
    expect(apply([promotion({ collections: ['tea'], skus: ['A'] })]).lineDiscounts).toEqual([300]);
  });
});
