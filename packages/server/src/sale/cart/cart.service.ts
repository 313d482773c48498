import {
  isRefusal,
  refuse,
  dayMs,
  cartLifetimeDays,
  type Address,
  type Cart,
  type CartCreate,
  type CartUpdate,
  type CreatedCart,
  type LineInput,
  type Refusal,
} from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { findOpenCheckout } from '../records/checkout.repo.ts';
import { voidAtProvider } from '../payment-attempt/void-at-provider.ts';
import { abandonForCartChange } from '../payment-attempt/abandon-payment.ts';
import { transact } from '../../platform/database/transact.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashToken, newId, newToken } from '../../platform/database/ids.ts';
import { resolveRegion } from '../../shop/requests/resolve-region.ts';
import { decidingAddress, destinationOf } from '../../platform/places/place.ts';
import { changeCodes } from './cart-codes.ts';
import { discountContents, priceContents, readContents, type CartContents, type Shop } from './cart-contents.ts';
import { addToCart, removeFromCart, setQuantity } from './cart-lines.ts';
import { acknowledgePrices } from './acknowledge-prices.ts';
import { changeRegion } from './cart-region.ts';
import { requiresShipping, shipCart } from './cart-shipping.ts';
import { advanceCart, cartRequiresShipping, findCart, type CartKey } from '../records/cart.repo.ts';
import { carts, type CartRow } from '../records/cart.tables.ts';
import { viewCart } from './cart-view.ts';
import { followAddress } from './follow-address.ts';
import { changeCartRegion } from './change-cart-region.ts';

/** A request that names a cart by its token. */
export type CartContext = RequestContext & { cartToken: string };

export async function createCart(
  context: RequestContext,
  { lines = [], region = {}, discountCodes = [], note = '' }: CartCreate,
): Promise<CreatedCart | Refusal> {
  const token = newToken();
  const now = context.now();
  const decided = await resolveRegion(context, region);
  return transact(context.db, async (tx) => {
    const codes = await changeCodes(tx, context.store.id, { discountCodes: [], giftCardIds: [] }, { discountCodes });
    if (isRefusal(codes)) return codes;
    const [cart] = await tx
      .insert(carts)
      .values({
        id: newId('crt'),
        storeId: context.store.id,
        tokenHash: hashToken(token),
        version: 1,
        region: decided,
        ...codes,
        note,
        updatedAt: now,
        expiresAt: expiry(now),
      })
      .returning();
    const refused = await addToCart(tx, cart!, lines);
    return refused ?? { cart: await presentCart({ ...context, db: tx }, cart!), token };
  });
}

export async function getCart(context: CartContext, cartId: string): Promise<Cart | Refusal> {
  const cart = await findCart(context.db, cartKey(context, cartId));
  return cart ? presentCart(context, cart) : refuse('cart_not_found');
}

export function addLines(context: CartContext, cartId: string, lines: readonly LineInput[]): Promise<Cart | Refusal> {
  return changeCart(context, cartId, (tx, cart) => addToCart(tx, cart, lines));
}

export function updateLine(
  context: CartContext,
  cartId: string,
  lineId: string,
  quantity: number,
): Promise<Cart | Refusal> {
  return changeCart(context, cartId, (tx, cart) => setQuantity(tx, cart, lineId, quantity));
}

export function removeLine(context: CartContext, cartId: string, lineId: string): Promise<Cart | Refusal> {
  return changeCart(context, cartId, (tx, cart) => removeFromCart(tx, cart, lineId));
}

/**
 * Updates region, codes, gift cards and note. Every line stays in the cart, also after a change of region; messages
 * mark the lines that cannot be bought there.
 */
export function updateCart(
  context: CartContext,
  cartId: string,
  { region: hint, discountCodes, giftCards, note }: CartUpdate,
): Promise<Cart | Refusal> {
  const {
    store,
    configuration: { markets },
  } = context;
  return changeCart(context, cartId, async (tx, cart) => {
    const addressCountry = (await findDecidingAddress(tx, cart.id))?.country;
    const storeDefault = { country: store.defaultCountry, language: store.defaultLanguage };
    const served = !hint?.country || markets.some(({ countries }) => countries.includes(hint.country!));
    const region =
      hint && served
        ? changeRegion({ current: cart.region, hint, addressCountry, markets, storeDefault })
        : cart.region;
    if (!region || !served) return refuse('country_not_served', { field: 'region.country' });
    const codes = await changeCodes(tx, store.id, cart, { discountCodes, giftCards });
    if (isRefusal(codes)) return codes;
    const changes = { ...codes, ...(note !== undefined && { note }) };
    if (discountCodes || giftCards || note !== undefined)
      await tx.update(carts).set(changes).where(eq(carts.id, cart.id));
    if (hint) await changeCartRegion({ ...context, db: tx }, { ...cart, ...changes }, region);
    return undefined;
  });
}

/** The cart as the shopper sees it, at present prices and stock. */
export async function presentCart(shop: Shop, cart: CartRow, contents?: CartContents): Promise<Cart> {
  const read = contents ?? (await readContents(shop, cart));
  const checkout = await findOpenCheckout(shop.db, cart.id);
  const {
    baseUrl,
    store: { defaultLanguage },
  } = shop;
  const now = shop.now();
  const address = checkout ? decidingAddress(checkout, requiresShipping(read)) : null;
  const shipping = shipCart(
    read,
    discountContents(read, now).lines,
    destinationOf(read.region.country, address),
    defaultLanguage,
  );
  const priced = await priceContents(read, null, now, address);
  return viewCart(read, priced, shipping, { baseUrl, defaultLanguage, checkoutId: checkout?.id ?? null });
}

export function cartKey({ store, cartToken, now }: CartContext, cartId: string): CartKey {
  return { storeId: store.id, cartId, token: cartToken, now: now() };
}

/**
 * Applies one change of a cart in a transaction. The version is increased first: a writer with an old version is
 * refused, and writers without a version run one after the other. A payment that waits for the shopper is
 * abandoned, because it would pay for something else.
 */
async function changeCart(
  context: CartContext,
  cartId: string,
  change: (tx: Database, cart: CartRow) => Promise<Refusal | undefined>,
): Promise<Cart | Refusal> {
  const key = cartKey(context, cartId);
  const result = await transact(context.db, async (tx) => {
    const shop = { ...context, db: tx };
    const held = await advanceCart(tx, key, expiry(key.now), context.ifMatch);
    if (!held) return whyNot(shop, key);
    const interrupted = await abandonForCartChange(tx, cartId, key.now);
    if (isRefusal(interrupted)) return interrupted;
    const refused = await change(tx, held);
    if (refused) return refused;
    await followOtherAddress(shop, (await findCart(tx, key))!);
    const contents = await readContents(shop, (await findCart(tx, key))!);
    const cart = await presentCart(shop, contents.cart, contents);
    await acknowledgePrices(tx, contents);
    return { cart, interrupted };
  });
  if (isRefusal(result)) return result;
  if (result.interrupted) await voidAtProvider(context.deps, result.interrupted.id);
  return result.cart;
}

/** The address of the open checkout that decides on market and taxes. */
async function findDecidingAddress(tx: Database, cartId: string): Promise<Address | null> {
  const checkout = await findOpenCheckout(tx, cartId);
  return checkout ? decidingAddress(checkout, await cartRequiresShipping(tx, cartId)) : null;
}

/**
 * Prices the cart again if another address decides, because the cart has started or stopped to need shipping. If
 * the country is not served, the checkout cannot be completed.
 */
async function followOtherAddress(shop: Shop, cart: CartRow): Promise<void> {
  const address = await findDecidingAddress(shop.db, cart.id);
  if (address && address.country !== cart.region.country) await followAddress(shop, cart, address.country, '');
}

async function whyNot(shop: Shop, key: CartKey): Promise<Refusal> {
  const cart = await findCart(shop.db, key);
  if (!cart) return refuse('cart_not_found');
  return cart.completedAt
    ? refuse('cart_completed')
    : refuse('version_conflict', { current: await presentCart(shop, cart) });
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + cartLifetimeDays * dayMs);
}
