import { isRefusal, refuse, type CartCreate, type CartUpdate, type CreatedCart } from '@smallshop/contract';
import type { Cart, LineInput, Refusal } from '@smallshop/contract';
import { hashToken, newId, newToken } from '../../platform/database/ids.ts';
import { writeTogether } from '../../platform/statements/write-together.ts';
import { resolveRegion } from '../../shop/requests/resolve-region.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { insertCart } from '../records/cart.repo.ts';
import { changeCodes } from './cart-codes.ts';
import { readContents, withLineItems, type CartContents } from './cart-contents.ts';
import { addToLines, removeFromLines, requestedVariants, setQuantity } from './cart-lines.ts';
import { changeRegion } from './cart-region.ts';
import { addressOf, cartExpiry, changeCart, presentContents, type CartContext } from './change-cart.ts';
import { changeCartRegion } from './change-cart-region.ts';

export async function createCart(
  context: RequestContext,
  { lines: inputs = [], region = {}, discountCodes = [], note = '' }: CartCreate,
): Promise<CreatedCart | Refusal> {
  const token = newToken();
  const now = context.now();
  const requested = requestedVariants(inputs);
  if (isRefusal(requested)) return requested;
  const none = { discountCodes: [], giftCardIds: [] };
  const codes = await changeCodes(context.db, context.store.id, none, { discountCodes });
  if (isRefusal(codes)) return codes;
  const cart = {
    id: newId('crt'),
    storeId: context.store.id,
    tokenHash: hashToken(token),
    version: 1,
    region: await resolveRegion(context, region),
    ...codes,
    note,
    regionChange: null,
    completedAt: null,
    updatedAt: now,
    expiresAt: cartExpiry(now),
  };
  const empty = await readContents(context, cart, null, requested);
  const lines = addToLines(empty, inputs);
  if (isRefusal(lines)) return lines;
  await writeTogether(context.db, insertCart(context.db, cart, lines));
  return { cart: await presentContents(context, withLineItems(empty, lines), null), token };
}

export async function addLines(
  context: CartContext,
  cartId: string,
  inputs: readonly LineInput[],
): Promise<Cart | Refusal> {
  const requested = requestedVariants(inputs);
  if (isRefusal(requested)) return requested;
  return changeCart(context, cartId, {
    requested,
    apply: async (contents) => replaceLines(contents, addToLines(contents, inputs)),
  });
}

export function updateLine(
  context: CartContext,
  cartId: string,
  lineId: string,
  quantity: number,
): Promise<Cart | Refusal> {
  return changeCart(context, cartId, {
    apply: async (contents) => replaceLines(contents, setQuantity(contents, lineId, quantity)),
  });
}

export function removeLine(context: CartContext, cartId: string, lineId: string): Promise<Cart | Refusal> {
  return changeCart(context, cartId, {
    apply: async (contents) => replaceLines(contents, removeFromLines(contents, lineId)),
  });
}

function replaceLines(contents: CartContents, lines: ReturnType<typeof setQuantity>): CartContents | Refusal {
  return isRefusal(lines) ? lines : withLineItems(contents, lines);
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
  const { store, configuration } = context;
  const { markets } = configuration;
  const storeDefault = { country: store.defaultCountry, language: store.defaultLanguage };
  const served = !hint?.country || markets.some(({ countries }) => countries.includes(hint.country!));
  const notServed = refuse('country_not_served', { field: 'region.country' });
  return changeCart(context, cartId, {
    async prepare(tx, cart) {
      if (!served) return notServed;
      const codes = await changeCodes(tx, store.id, cart, { discountCodes, giftCards });
      return isRefusal(codes) ? codes : { ...cart, ...codes, ...(note !== undefined && { note }) };
    },
    async apply(contents, checkout, shop) {
      if (!hint) return contents;
      const addressCountry = addressOf(contents, checkout)?.country;
      const region = changeRegion({ current: contents.cart.region, hint, addressCountry, markets, storeDefault });
      return region ? changeCartRegion(shop, contents, region) : notServed;
    },
  });
}
