import { isRefusal, refuse, dayMs, cartLifetimeDays, type Address, type Cart, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { transact } from '../../platform/database/transact.ts';
import { writeTogether } from '../../platform/statements/write-together.ts';
import { decidingAddress, destinationOf } from '../../platform/places/place.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { abandonForCartChange } from '../payment-attempt/abandon-payment.ts';
import { voidAtProvider } from '../payment-attempt/void-at-provider.ts';
import { findCartWithCheckout, lockCartByToken, saveCart, type CartKey } from '../records/cart.repo.ts';
import type { CartRow } from '../records/cart.tables.ts';
import type { RequestedVariants } from '../records/cart-items.repo.ts';
import { findOpenCheckout } from '../records/checkout.repo.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import {
  discountContents,
  linesIn,
  priceContents,
  readContents,
  type CartContents,
  type Shop,
} from './cart-contents.ts';
import { acknowledgedLines } from './cart-lines.ts';
import { requiresShipping, shipCart } from './cart-shipping.ts';
import { viewCart } from './cart-view.ts';
import { followAddress } from './follow-address.ts';

/** A request that names a cart by its token. */
export type CartContext = RequestContext & { cartToken: string };

/** One change of a cart. It decides on what was read, and writes nothing. */
export interface CartChange {
  /** Variants that the change has to know, besides those in the cart. */
  requested?: RequestedVariants;
  /** Changes the cart before its contents are read: codes, gift cards, note. */
  prepare?(tx: Database, cart: CartRow): Promise<CartRow | Refusal>;
  /** Changes lines or region. */
  apply?(contents: CartContents, checkout: CheckoutRow | null, shop: Shop): Promise<CartContents | Refusal>;
}

export function cartKey({ store, cartToken, now }: CartContext, cartId: string): CartKey {
  return { storeId: store.id, cartId, token: cartToken, now: now() };
}

export function cartExpiry(now: Date): Date {
  return new Date(now.getTime() + cartLifetimeDays * dayMs);
}

/**
 * Applies one change of a cart in a transaction. The cart is locked first: a writer with an old version is refused, and
 * writers without a version run one after the other. A payment that waits for the shopper is abandoned, because it
 * would pay for something else.
 */
export async function changeCart(context: CartContext, cartId: string, change: CartChange): Promise<Cart | Refusal> {
  const key = cartKey(context, cartId);
  const result = await transact(context.db, async (tx) => {
    const shop = { ...context, db: tx };
    const held = await lockCartByToken(tx, key);
    if (!held) return refuse('cart_not_found');
    if (held.completedAt) return refuse('cart_completed');
    const checkout = await findOpenCheckout(tx, cartId);
    if (context.ifMatch !== undefined && context.ifMatch !== held.version) {
      const current = await presentContents(shop, await readContents(shop, held, checkout), checkout);
      return refuse('version_conflict', { current });
    }
    const interrupted = await abandonForCartChange(tx, checkout, key.now);
    if (isRefusal(interrupted)) return interrupted;
    const advanced = { ...held, version: held.version + 1, updatedAt: key.now, expiresAt: cartExpiry(key.now) };
    const prepared = change.prepare ? await change.prepare(tx, advanced) : advanced;
    if (isRefusal(prepared)) return prepared;
    const before = await readContents(shop, prepared, checkout, change.requested);
    const changed = change.apply ? await change.apply(before, checkout, shop) : before;
    if (isRefusal(changed)) return changed;
    const contents = await followOtherAddress(shop, changed, checkout);
    const cart = await presentContents(shop, contents, checkout);
    await writeTogether(tx, saveCart(tx, contents.cart, linesIn(before), acknowledgedLines(contents)));
    return { cart, interrupted };
  });
  if (isRefusal(result)) return result;
  if (result.interrupted) await voidAtProvider(context.deps, result.interrupted.id);
  return result.cart;
}

/** Returns the cart as the shopper sees it, at present prices and stock. */
export async function getCart(context: CartContext, cartId: string): Promise<Cart | Refusal> {
  const found = await findCartWithCheckout(context.db, cartKey(context, cartId));
  if (!found) return refuse('cart_not_found');
  return presentContents(context, await readContents(context, found.cart, found.checkout), found.checkout);
}

/** Computes the totals of a cart, and what the shopper sees of it. */
export async function presentContents(shop: Shop, contents: CartContents, checkout: CheckoutRow | null): Promise<Cart> {
  const {
    baseUrl,
    store: { defaultLanguage },
  } = shop;
  const now = shop.now();
  const address = addressOf(contents, checkout);
  const place = destinationOf(contents.region.country, address);
  const shipping = shipCart(contents, discountContents(contents, now).lines, place, defaultLanguage);
  const priced = await priceContents(contents, null, now, address);
  return viewCart(contents, priced, shipping, { baseUrl, defaultLanguage, checkoutId: checkout?.id ?? null });
}

/** The address of the open checkout that decides on market and taxes. */
export function addressOf(contents: CartContents, checkout: CheckoutRow | null): Address | null {
  return checkout && decidingAddress(checkout, requiresShipping(contents));
}

/**
 * Prices the cart again if another address decides, because the cart has started or stopped to need shipping. If
 * the country is not served, the checkout cannot be completed.
 */
async function followOtherAddress(
  shop: Shop,
  contents: CartContents,
  checkout: CheckoutRow | null,
): Promise<CartContents> {
  const address = addressOf(contents, checkout);
  if (!address || address.country === contents.cart.region.country) return contents;
  const followed = await followAddress(shop, contents, address.country, '');
  return isRefusal(followed) ? contents : followed;
}
