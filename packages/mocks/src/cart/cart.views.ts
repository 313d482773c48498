import type { Cart, Message, Region } from '@smallshop/contract';
import type { CartRecord, ShopState } from '../shop/shop-state.ts';
import { changeRegion } from '../store/region.ts';
import { priceCart } from './price-cart.ts';

const lifetime = 30 * 24 * 60 * 60 * 1000;

/** Where a cart is bought: its checkout's delivery address overrules what the shopper chose. */
export function regionOf(shop: ShopState, cart: CartRecord): Region {
  const checkout = cart.checkoutId === null ? undefined : shop.checkouts.get(cart.checkoutId);
  const country = checkout?.deliveryAddress?.country;
  return (country && changeRegion(cart.region, {}, country)) || cart.region;
}

export function showCart(shop: ShopState, cart: CartRecord): Cart {
  const region = regionOf(shop, cart);
  return {
    id: cart.id,
    version: cart.version,
    region,
    ...priceCart(shop, cart, region, null),
    itemCount: cart.lines.reduce((count, { quantity }) => count + quantity, 0),
    note: cart.note,
    messages: cart.completed ? [] : stockMessages(shop, cart),
    checkoutId: cart.checkoutId,
    completed: cart.completed,
    updatedAt: new Date(cart.updatedAt).toISOString(),
    expiresAt: new Date(cart.updatedAt + lifetime).toISOString(),
  };
}

/** Lines that ask for more than there is. */
export function stockMessages(shop: ShopState, cart: CartRecord): Message[] {
  return cart.lines
    .filter(({ sku, quantity }) => quantity > (shop.stock.get(sku) ?? 0))
    .map(({ id }) => ({ type: 'error', code: 'out_of_stock', path: `lines.${id}`, severity: 'requires_buyer_input' }));
}
