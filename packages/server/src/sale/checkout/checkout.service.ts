import { isRefusal, refuse, type Checkout, type CheckoutUpdate, type Refusal } from '@smallshop/contract';
import { normalizeAddress } from '../../platform/places/validate-address.ts';
import { readContents } from '../cart/cart-contents.ts';
import { cartRequiresShipping, findCart, lockCartByToken } from '../records/cart.repo.ts';
import { cartKey, type CartContext } from '../cart/cart.service.ts';
import type { CartRow } from '../records/cart.tables.ts';
import { followAddress } from '../cart/follow-address.ts';
import type { Database } from '../../platform/database/client.ts';
import { onlyGroupId } from '../../pricing/shipping/fulfillment.ts';
import { decidingAddress } from '../../platform/places/place.ts';
import { findCheckout, findOpenCheckout, insertCheckout, updateCheckout } from '../records/checkout.repo.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { readDraft } from './draft.ts';
import { voidAtProvider } from '../payment-attempt/void-at-provider.ts';
import { abandonForCartChange } from '../payment-attempt/abandon-payment.ts';
import { readCheckout, versionOf, type CheckoutShop } from './read-checkout.ts';
import { transact } from '../../platform/database/transact.ts';

export function checkoutShop(context: CartContext, db: Database = context.db): CheckoutShop & CartContext {
  return { ...context, db };
}

/** Returns the open checkout of a cart, or creates one. */
export function createCheckout(context: CartContext, cartId: string): Promise<Checkout | Refusal> {
  return transact(context.db, async (tx) => {
    const shop = checkoutShop(context, tx);
    const cart = await lockCartByToken(tx, cartKey(context, cartId));
    if (!cart) return refuse('cart_not_found');
    if (cart.completedAt) return refuse('cart_completed');
    const open = await findOpenCheckout(tx, cartId);
    if (open) return readCheckout(shop, open, cart);
    const { items } = await readContents(shop, cart);
    return items.length === 0
      ? refuse('cart_empty')
      : readCheckout(shop, await insertCheckout(tx, context.store.id, cartId), cart);
  });
}

export async function getCheckout(context: CartContext, checkoutId: string): Promise<Checkout | Refusal> {
  const found = await findWithCart(context, context.db, checkoutId);
  return found ? readCheckout(checkoutShop(context), found.checkout, found.cart) : refuse('checkout_not_found');
}

/** Updates the given fields of a checkout. A payment that waits for the shopper is abandoned. */
export async function patchCheckout(
  context: CartContext,
  checkoutId: string,
  changes: CheckoutUpdate,
): Promise<Checkout | Refusal> {
  const result = await transact(context.db, async (tx) => {
    const found = await findWithCart(context, tx, checkoutId, 'hold');
    if (!found) return refuse('checkout_not_found');
    const { checkout, cart } = found;
    const shop = checkoutShop(context, tx);
    if (checkout.status === 'completed' || checkout.status === 'canceled') return refuse('checkout_closed');
    if (context.ifMatch !== undefined && context.ifMatch !== versionOf(checkout, cart)) {
      return refuse('version_conflict', { current: await readCheckout(shop, checkout, cart) });
    }
    const interrupted = await abandonForCartChange(tx, cart.id, context.now());
    if (isRefusal(interrupted)) return interrupted;
    const refused =
      (await fillIn(context, tx, checkout, cart, changes)) ?? (await selectShipping(context, tx, checkoutId, changes));
    if (refused) return refused;
    const present = (await findWithCart(context, tx, checkoutId))!;
    return { view: await readCheckout(shop, present.checkout, present.cart), interrupted };
  });
  if (isRefusal(result)) return result;
  if (result.interrupted) await voidAtProvider(context.deps, result.interrupted.id);
  return result.view;
}

/** Finds a checkout by the token of its cart. A caller that wants to change it locks the cart (`hold`). */
export async function findWithCart(
  context: CartContext,
  db: Database,
  checkoutId: string,
  mode: 'read' | 'hold' = 'read',
): Promise<{ checkout: CheckoutRow; cart: CartRow } | undefined> {
  const named = await findCheckout(db, context.store.id, checkoutId);
  if (!named) return undefined;
  const key = cartKey(context, named.cartId);
  const cart = mode === 'hold' ? await lockCartByToken(db, key) : await findCart(db, key);
  // Read again: it may have changed while we waited for the cart.
  const checkout = mode === 'hold' ? await findCheckout(db, context.store.id, checkoutId) : named;
  return cart && checkout && { checkout, cart };
}

async function fillIn(
  context: CartContext,
  tx: Database,
  checkout: CheckoutRow,
  cart: CartRow,
  changes: CheckoutUpdate,
): Promise<Refusal | undefined> {
  const { contact, deliveryAddress, billingAddress, note } = changes;
  const refused = await followChanges(context, tx, checkout, cart, changes);
  if (refused) return refused;
  await updateCheckout(tx, checkout.id, {
    ...(contact && { contact: { ...contact, email: contact.email.trim() } }),
    ...(deliveryAddress && { deliveryAddress: normalizeAddress(deliveryAddress) }),
    ...(billingAddress !== undefined && { billingAddress: billingAddress && normalizeAddress(billingAddress) }),
    ...(note !== undefined && { note }),
  });
  return undefined;
}

/** Prices the cart for the country of the deciding address, if the changes contain that address. */
async function followChanges(
  context: CartContext,
  tx: Database,
  checkout: CheckoutRow,
  cart: CartRow,
  { deliveryAddress, billingAddress }: CheckoutUpdate,
): Promise<Refusal | undefined> {
  const ships = await cartRequiresShipping(tx, cart.id);
  if (!deliveryAddress && (ships || billingAddress === undefined)) return undefined;
  const present = {
    deliveryAddress: deliveryAddress ?? checkout.deliveryAddress,
    billingAddress: billingAddress === undefined ? checkout.billingAddress : billingAddress,
  };
  const decides = decidingAddress(present, ships);
  const isGiven = decides === deliveryAddress || decides === billingAddress;
  if (!decides || (!isGiven && decides.country === cart.region.country)) return undefined;
  const field = decides === present.deliveryAddress ? 'deliveryAddress.country' : 'billingAddress.country';
  return followAddress({ ...context, db: tx }, { ...cart, version: cart.version + 1 }, decides.country, field);
}

async function selectShipping(
  context: CartContext,
  tx: Database,
  checkoutId: string,
  { fulfillmentSelections }: CheckoutUpdate,
): Promise<Refusal | undefined> {
  for (const [index, { groupId, optionId }] of (fulfillmentSelections ?? []).entries()) {
    const { checkout, cart } = (await findWithCart(context, tx, checkoutId))!;
    const { fulfillment } = await readDraft(checkoutShop(context, tx), checkout, cart);
    const group = fulfillment.methods
      .flatMap(({ groups }) => groups)
      .find(({ id }) => id === groupId && id === onlyGroupId);
    if (!group?.options.some(({ id }) => id === optionId)) {
      return refuse('fulfillment_option_unavailable', { field: `fulfillmentSelections.${index}.optionId` });
    }
    await updateCheckout(tx, checkoutId, { shippingRateId: optionId });
  }
  return undefined;
}
