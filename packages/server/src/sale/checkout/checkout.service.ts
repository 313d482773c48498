import { isRefusal, refuse, type Address, type Checkout, type CheckoutUpdate, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { transact } from '../../platform/database/transact.ts';
import { writeTogether } from '../../platform/statements/write-together.ts';
import { decidingAddress } from '../../platform/places/place.ts';
import { normalizeAddress } from '../../platform/places/validate-address.ts';
import { onlyGroupId } from '../../pricing/shipping/fulfillment.ts';
import { linesIn, readContents, type CartContents } from '../cart/cart-contents.ts';
import { requiresShipping } from '../cart/cart-shipping.ts';
import { cartKey, type CartContext } from '../cart/change-cart.ts';
import { followAddress } from '../cart/follow-address.ts';
import { abandonForCartChange } from '../payment-attempt/abandon-payment.ts';
import { voidAtProvider } from '../payment-attempt/void-at-provider.ts';
import { lockCartByToken, saveCart } from '../records/cart.repo.ts';
import {
  findCheckoutOfCart,
  findOpenCheckout,
  insertCheckout,
  lockCheckoutOfCart,
  updateCheckout,
  type CheckoutKey,
  type FoundCheckout,
} from '../records/checkout.repo.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { findPayment } from '../records/payment.repo.ts';
import { shippingOf } from './draft.ts';
import { readCheckout, versionOf, type CheckoutShop } from './read-checkout.ts';

export function checkoutShop(context: CartContext, db: Database = context.db): CheckoutShop & CartContext {
  return { ...context, db };
}

export function checkoutKey({ store, cartToken, now }: CartContext, checkoutId: string): CheckoutKey {
  return { storeId: store.id, checkoutId, token: cartToken, now: now() };
}

/** Returns the open checkout of a cart, or creates one. */
export function createCheckout(context: CartContext, cartId: string): Promise<Checkout | Refusal> {
  return transact(context.db, async (tx) => {
    const shop = checkoutShop(context, tx);
    const cart = await lockCartByToken(tx, cartKey(context, cartId));
    if (!cart) return refuse('cart_not_found');
    if (cart.completedAt) return refuse('cart_completed');
    const open = await findOpenCheckout(tx, cartId);
    if (open) return readCheckout(shop, await withPayment(tx, { checkout: open, cart }));
    const contents = await readContents(shop, cart, null);
    if (contents.items.length === 0) return refuse('cart_empty');
    const checkout = await insertCheckout(tx, context.store.id, cartId);
    return readCheckout(shop, { checkout, cart, payment: null, order: null }, contents);
  });
}

export async function getCheckout(context: CartContext, checkoutId: string): Promise<Checkout | Refusal> {
  const found = await findCheckoutOfCart(context.db, checkoutKey(context, checkoutId));
  return found ? readCheckout(checkoutShop(context), found) : refuse('checkout_not_found');
}

/** Updates the given fields of a checkout. A payment that waits for the shopper is abandoned. */
export async function patchCheckout(
  context: CartContext,
  checkoutId: string,
  changes: CheckoutUpdate,
): Promise<Checkout | Refusal> {
  const key = checkoutKey(context, checkoutId);
  const result = await transact(context.db, async (tx) => {
    const shop = checkoutShop(context, tx);
    const locked = await lockCheckoutOfCart(tx, key);
    if (!locked) return refuse('checkout_not_found');
    const { status } = locked.checkout;
    if (status === 'completed' || status === 'canceled') return refuse('checkout_closed');
    if (context.ifMatch !== undefined && context.ifMatch !== versionOf(locked.checkout, locked.cart)) {
      return refuse('version_conflict', { current: await readCheckout(shop, await withPayment(tx, locked)) });
    }
    const interrupted = await abandonForCartChange(tx, locked.checkout, context.now());
    if (isRefusal(interrupted)) return interrupted;
    // An abandoned payment has changed the checkout.
    const before = interrupted ? (await lockCheckoutOfCart(tx, key))! : locked;
    const after = await applyUpdate(shop, before, changes);
    if (isRefusal(after)) return after;
    const { checkout, contents } = after;
    const view = await readCheckout(shop, await withPayment(tx, { checkout, cart: contents.cart }), contents);
    return { view, interrupted };
  });
  if (isRefusal(result)) return result;
  if (result.interrupted) await voidAtProvider(context.deps, result.interrupted.id);
  return result.view;
}

async function withPayment(tx: Database, found: Pick<FoundCheckout, 'checkout' | 'cart'>): Promise<FoundCheckout> {
  const { paymentId } = found.checkout;
  return { ...found, payment: (paymentId && (await findPayment(tx, paymentId))) || null, order: null };
}

interface UpdatedCheckout {
  checkout: CheckoutRow;
  contents: CartContents;
}

/** Decides on the changes of a locked checkout and its cart, then writes them together. */
async function applyUpdate(
  shop: CheckoutShop & CartContext,
  { checkout, cart }: Pick<FoundCheckout, 'checkout' | 'cart'>,
  changes: CheckoutUpdate,
): Promise<UpdatedCheckout | Refusal> {
  const { contact, deliveryAddress, billingAddress, note, fulfillmentSelections = [] } = changes;
  const filled = {
    ...(contact && { contact: { ...contact, email: contact.email.trim() } }),
    ...(deliveryAddress && { deliveryAddress: normalizeAddress(deliveryAddress) }),
    ...(billingAddress !== undefined && { billingAddress: billingAddress && normalizeAddress(billingAddress) }),
    ...(note !== undefined && { note }),
  };
  const before = await readContents(shop, cart, { ...checkout, ...filled });
  const contents = await followChanges(shop, checkout, before, changes);
  if (isRefusal(contents)) return contents;
  const shippingRateId = selectShipping(shop, { ...checkout, ...filled }, contents, fulfillmentSelections);
  if (isRefusal(shippingRateId)) return shippingRateId;
  const columns = { ...filled, shippingRateId };
  const versions = 1 + fulfillmentSelections.length;
  const isCartChanged = contents.cart !== cart;
  await writeTogether(shop.db, [
    updateCheckout(shop.db, checkout.id, columns, versions),
    ...(isCartChanged ? saveCart(shop.db, contents.cart, linesIn(before), linesIn(contents)) : []),
  ]);
  return { checkout: { ...checkout, ...columns, version: checkout.version + versions }, contents };
}

/** Prices the cart for the country of the deciding address, if the changes contain that address. */
async function followChanges(
  shop: CheckoutShop,
  checkout: CheckoutRow,
  contents: CartContents,
  { deliveryAddress, billingAddress }: CheckoutUpdate,
): Promise<CartContents | Refusal> {
  const ships = requiresShipping(contents);
  if (!deliveryAddress && (ships || billingAddress === undefined)) return contents;
  const present: Record<'deliveryAddress' | 'billingAddress', Address | null> = {
    deliveryAddress: deliveryAddress ?? checkout.deliveryAddress,
    billingAddress: billingAddress === undefined ? checkout.billingAddress : billingAddress,
  };
  const decides = decidingAddress(present, ships);
  const isGiven = decides === deliveryAddress || decides === billingAddress;
  if (!decides || (!isGiven && decides.country === contents.cart.region.country)) return contents;
  const field = decides === present.deliveryAddress ? 'deliveryAddress.country' : 'billingAddress.country';
  const { cart } = contents;
  const advanced = { ...contents, cart: { ...cart, version: cart.version + 1 } };
  const followed = await followAddress(shop, advanced, decides.country, field);
  // The version increases only with the region.
  return followed === advanced ? contents : followed;
}

/** Returns the selected shipping option. Each selection has to be one of the options. */
function selectShipping(
  shop: CheckoutShop,
  checkout: CheckoutRow,
  contents: CartContents,
  selections: NonNullable<CheckoutUpdate['fulfillmentSelections']>,
): string | null | Refusal {
  const { options } = shippingOf(shop, checkout, contents);
  const unknown = selections.findIndex(
    ({ groupId, optionId }) => groupId !== onlyGroupId || !options.some(({ id }) => id === optionId),
  );
  if (unknown >= 0)
    return refuse('fulfillment_option_unavailable', { field: `fulfillmentSelections.${unknown}.optionId` });
  return selections.at(-1)?.optionId ?? checkout.shippingRateId;
}
