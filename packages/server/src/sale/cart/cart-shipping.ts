import type { ExchangeRate, FulfillmentOption, ShippingEstimate } from '@smallshop/contract';
import { isShipped, weightOf } from '../../catalog/variant-data/bundle.ts';
import { viewRate } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { matchZone } from '../../pricing/shipping/match-zone.ts';
import { estimateShipping, isConverted, offerShipping, type Parcel } from '../../pricing/shipping/offer-shipping.ts';
import { mayBeSentTo } from '../../pricing/shipping/shipping-limits.ts';
import type { Place } from '../../platform/places/place.ts';
import type { CartContents, CartItem } from './cart-contents.ts';

/** How a cart can be sent to a place. */
export interface CartShipping {
  options: FulfillmentOption[];
  estimate: ShippingEstimate | null;
  /** The rate by which a price of a line or of shipping was converted; null if every price is set in the currency. */
  exchangeRate: ExchangeRate | null;
}

/** Whether any item is sent as a parcel: then shipping and a delivery address are needed. */
export function requiresShipping({ items }: Pick<CartContents, 'items'>): boolean {
  return items.some(({ sale }) => isShipped(sale.variant));
}

/**
 * Returns the shipping options of a cart. The parcel contains the items that need shipping, are sold in the region
 * and may be shipped there. `lines` are the items' lines after discounts. The other items count neither for the
 * weight nor for the amount from which shipping is free.
 */
export function shipCart(
  contents: CartContents,
  lines: readonly { total: number }[],
  place: Place,
  defaultLanguage: string,
): CartShipping {
  const { items, region, rate, zones } = contents;
  const travelling = items
    .map((item, index) => ({ item, line: lines[index]! }))
    .filter(({ item }) => isShipped(item.sale.variant) && item.sale.price && isSentTo(place.country, item));
  const rates = travelling.length === 0 ? [] : (matchZone(zones, place)?.rates ?? []);
  const parcel: Parcel = {
    currency: region.currency,
    language: region.language,
    defaultLanguage,
    itemsTotal: travelling.reduce((sum, { line }) => sum + line.total, 0),
    weightGrams: travelling.reduce((sum, { item }) => sum + weightOf(item.sale.variant) * item.line.quantity, 0),
    rate,
  };
  const converted = items.some(({ sale }) => sale.price?.exchangeRateId) || isConverted(rates, parcel);
  return {
    options: offerShipping(rates, parcel),
    estimate: estimateShipping(rates, parcel),
    exchangeRate: rate && converted ? viewRate(rate) : null,
  };
}

export function isSentTo(country: string, { sale }: CartItem): boolean {
  return mayBeSentTo(country, sale.product, sale.variant);
}
