import { dayMs, cartLifetimeDays, refuseQuantity, type Cart, type Message, type Region } from '@smallshop/contract';
import type { CartRecord, ShopState } from '../shop/shop-state.ts';
import { decidingAddress, estimateFor, isSentTo, requiresShipping } from '../shipping/shipping.views.ts';
import { changeRegion, exchangeRateOf, priceIn } from '../store/region.ts';
import { findVariant } from '../catalog/catalog.views.ts';
import { priceCart } from './price-cart.ts';
import { isBackordered, leftOf, preorderOf } from '../shop/left-of.ts';
import { quantityRuleOf } from '../shop/quantity-rule-of.ts';

/** When a cart is deleted if it is not changed again. ISO 8601, UTC. */
export function expiryOf({ updatedAt }: CartRecord): string {
  return new Date(updatedAt + cartLifetimeDays * dayMs).toISOString();
}

/** The region of a cart. The address of its checkout overrides the shopper's choice. */
export function regionOf(shop: ShopState, cart: CartRecord): Region {
  const checkout = cart.checkoutId === null ? undefined : shop.checkouts.get(cart.checkoutId);
  const country = checkout && decidingAddress(shop, cart, checkout)?.country;
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
    requiresShipping: requiresShipping(shop, cart),
    note: cart.note,
    exchangeRate: exchangeRateOf(region),
    shippingEstimate: requiresShipping(shop, cart) ? estimateFor(region) : null,
    messages: cart.completed ? [] : [...noted(cart), ...lineMessages(shop, cart, region)],
    checkoutId: cart.completed ? null : cart.checkoutId,
    completed: cart.completed,
    updatedAt: new Date(cart.updatedAt).toISOString(),
    expiresAt: expiryOf(cart),
  };
}

export function noted({ regionChange, version }: CartRecord): Message[] {
  return regionChange?.version === version ? regionChange.messages : [];
}

/**
 * Messages about the lines: does not ship to the country, too few in stock, not sold in the quantity, price changed
 * since last shown, or on backorder.
 */
export function lineMessages(shop: ShopState, cart: CartRecord, region: Region): Message[] {
  return cart.lines.flatMap(({ id, sku, quantity, seen }): Message[] => {
    const path = `lines.${id}`;
    if (!isSentTo(shop, region, findVariant(shop, sku)!.product.handle, sku))
      return [{ type: 'error', code: 'not_shipped_there', path, severity: 'requires_buyer_input' }];
    if (quantity > leftOf(shop, sku))
      return [{ type: 'error', code: 'out_of_stock', path, severity: 'requires_buyer_input' }];
    if (refuseQuantity(quantityRuleOf(shop, sku), quantity, path))
      return [{ type: 'error', code: 'quantity_not_allowed', path, severity: 'requires_buyer_input' }];
    const changed = seen?.currency === region.currency && seen.amount !== unitPrice(shop, sku, region).amount;
    const waits = isBackordered(shop, sku, quantity) && !preorderOf(shop, sku, quantity);
    return [
      ...(changed
        ? [{ type: 'warning', code: 'price_changed', path, severity: 'requires_buyer_review' } as const]
        : []),
      ...(waits ? [{ type: 'info', code: 'on_backorder', path, severity: 'recoverable' } as const] : []),
    ];
  });
}

/** The lines with the prices last shown to the shopper. */
export function acknowledged(shop: ShopState, cart: CartRecord): CartRecord['lines'] {
  const region = regionOf(shop, cart);
  return cart.lines.map((line) => ({ ...line, seen: unitPrice(shop, line.sku, region) }));
}

function unitPrice(shop: ShopState, sku: string, region: Region) {
  return priceIn(findVariant(shop, sku)!.variant.cents, region.currency, shop.conditions.priceFactor);
}
