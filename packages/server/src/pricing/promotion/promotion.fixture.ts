import type { PromotableLine, PromotionRule } from './promotion-rule.ts';

/** Default: ten percent off everything with the code TEN. */
export const promotion = (changes: Partial<PromotionRule>): PromotionRule => ({
  id: 'ten',
  code: 'TEN',
  titles: {},
  kind: 'percentage',
  basisPoints: 1000,
  amounts: {},
  buyXGetY: null,
  minimumSubtotals: {},
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  usedCount: 0,
  customerLimit: null,
  usedByCustomer: 0,
  markets: null,
  collections: null,
  skus: null,
  combinable: true,
  ...changes,
});

export const buyXGetYTerms = (
  changes: Partial<NonNullable<PromotionRule['buyXGetY']>> = {},
): NonNullable<PromotionRule['buyXGetY']> => ({
  buyQuantity: 2,
  getQuantity: 1,
  basisPoints: 10_000,
  getCollections: null,
  mostTimes: null,
  ...changes,
});

export const line = (
  id: string,
  unitPrice: number | null,
  quantity = 1,
  collections: string[] = [],
): PromotableLine => ({
  id,
  sku: id.toUpperCase(),
  unitPrice,
  quantity,
  collections,
});
