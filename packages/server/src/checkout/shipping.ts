import type { Fulfillment, FulfillmentOption } from '@smallshop/contract';
import { languageChain, textIn, type Text } from '../db/text.ts';

/** A way of shipping into a market. Amounts are minor units by currency. */
export interface ShippingRate {
  id: string;
  titles: Text;
  prices: Record<string, number>;
  /** What the items must cost after discounts for shipping to be free; a currency left out: never. */
  freeAbove: Record<string, number>;
  /** Working days. */
  minDays: number;
  maxDays: number;
}

/** The ways of shipping that can be offered, in the merchant's order; those without a price in the currency are left out. */
export function offerShipping(
  rates: readonly ShippingRate[],
  at: { currency: string; language: string; defaultLanguage: string; itemsTotal: number },
): FulfillmentOption[] {
  const languages = languageChain(at.language, at.defaultLanguage);
  return rates.flatMap(({ id, titles, prices, freeAbove, minDays, maxDays }) => {
    const price = prices[at.currency];
    if (price === undefined) return [];
    const free = at.itemsTotal >= (freeAbove[at.currency] ?? Infinity);
    return [{ id, title: textIn(titles, languages), price: { amount: free ? 0 : price, currency: at.currency }, minDays, maxDays }];
  });
}

/** The one group of a checkout whose goods all travel together. */
export const onlyGroupId = 'all';

/** UCP's form of "these lines are shipped together, in one of these ways". */
export function fulfillmentOf(lineIds: string[], options: FulfillmentOption[], selectedOptionId: string | null): Fulfillment {
  if (lineIds.length === 0) return { methods: [] };
  return {
    methods: [{ id: 'shipping', type: 'shipping', lineIds, groups: [{ id: onlyGroupId, lineIds, options, selectedOptionId }] }],
  };
}
