import type { Address, FulfillmentOption, Region, ShippingEstimate } from '@smallshop/contract';
import type { CartRecord, CheckoutRecord, ShopState } from '../shop/shop-state.ts';
import { priceIn } from '../store/region.ts';

const shippingOptions = [
  { id: 'standard', title: { en: 'Standard', 'zh-CN': '标准配送' }, cents: 500, minDays: 3, maxDays: 5 },
  { id: 'express', title: { en: 'Express', 'zh-CN': '特快配送' }, cents: 1500, minDays: 1, maxDays: 2 },
];

/** Shipping options for a region. */
export function optionsFor(region: Region): FulfillmentOption[] {
  return shippingOptions.map(({ id, title, cents, minDays, maxDays }) => ({
    id,
    title: title[region.language as keyof typeof title],
    price: priceIn(cents, region.currency),
    minDays,
    maxDays,
  }));
}

/** The shipping estimate of a cart before there is an address: the cheapest option. In the mock it is never free. */
export function estimateFor(region: Region): ShippingEstimate {
  const { title, price, minDays, maxDays } = optionsFor(region)[0]!;
  return { from: price, title, minDays, maxDays, freeFrom: null };
}

/** Whether any line of a cart is shipped. */
export function requiresShipping({ withoutShipping }: ShopState, { lines }: Pick<CartRecord, 'lines'>): boolean {
  return lines.some(({ sku }) => !withoutShipping.has(sku));
}

/** The address that decides market and taxes: the delivery address, or the billing address if nothing is shipped. */
export function decidingAddress(
  shop: ShopState,
  cart: CartRecord,
  { deliveryAddress, billingAddress }: Pick<CheckoutRecord, 'deliveryAddress' | 'billingAddress'>,
): Address | null {
  return requiresShipping(shop, cart) ? deliveryAddress : (billingAddress ?? deliveryAddress);
}

/** Whether the limits of product and variant allow shipping to a region. */
export function isSentTo({ shippingLimits }: ShopState, { country }: Region, handle: string, sku: string): boolean {
  return [handle, sku].every((name) => {
    const { onlyTo, notTo } = shippingLimits.get(name) ?? { onlyTo: null, notTo: [] };
    return (onlyTo === null || onlyTo.includes(country)) && !notTo.includes(country);
  });
}
