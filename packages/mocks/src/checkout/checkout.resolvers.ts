import { refuse, isRefusal, type Refusal, type Address, type CheckoutUpdate } from '@smallshop/contract';
import { openCart } from '../cart/open-cart.ts';
import type { Call, Resolvers } from '../shop/resolver.ts';
import type { CheckoutRecord } from '../shop/shop-state.ts';
import { regionOf, showCart } from '../cart/cart.views.ts';
import { regionChanges } from '../cart/region-changes.ts';
import { marketOf } from '../store/region.ts';
import { decidingAddress, optionsFor } from '../shipping/shipping.views.ts';
import { groupId, showCheckout } from './checkout.views.ts';
import { abandonPayment } from './take-payment.ts';
import { completeCheckout } from './complete-checkout.ts';

export const checkoutResolvers: Resolvers<'checkout'> = {
  create({ cartId }, call) {
    const { shop } = call;
    const cart = openCart(cartId, call);
    if (isRefusal(cart)) return cart;
    if (cart.completed) return refuse('cart_completed');
    const open = cart.checkoutId === null ? undefined : shop.checkouts.get(cart.checkoutId);
    if (open) return showCheckout(shop, open);
    if (cart.lines.length === 0) return refuse('cart_empty');
    const checkout: CheckoutRecord = {
      id: shop.nextId('checkout'),
      version: 1,
      cartId,
      contact: null,
      deliveryAddress: null,
      billingAddress: null,
      optionId: null,
      note: null,
      payment: null,
      last4: null,
      orderId: null,
    };
    shop.checkouts.set(checkout.id, checkout);
    cart.checkoutId = checkout.id;
    return showCheckout(shop, checkout);
  },
  get({ checkoutId }, call) {
    const checkout = openCheckout(checkoutId, call);
    return isRefusal(checkout) ? checkout : showCheckout(call.shop, checkout);
  },
  update({ checkoutId, fulfillmentSelections, ...input }, call) {
    const { shop, version } = call;
    const checkout = openCheckout(checkoutId, call);
    if (isRefusal(checkout)) return checkout;
    if (checkout.orderId !== null) return refuse('checkout_closed');
    const cart = shop.carts.get(checkout.cartId)!;
    if (version !== null && version !== checkout.version + cart.version)
      return refuse('version_conflict', { current: showCheckout(shop, checkout) });
    const changed: CheckoutRecord = { ...checkout, ...trimmed(input), version: checkout.version + 1 };
    const address = decidingAddress(shop, cart, changed);
    const field = address === changed.deliveryAddress ? 'deliveryAddress' : 'billingAddress';
    if (address && input[field] && !marketOf(address.country))
      return refuse('country_not_served', { field: `${field}.country` });
    const [selection] = fulfillmentSelections ?? [];
    if (selection) {
      const options = optionsFor(regionOf(shop, cart));
      const offered = selection.groupId === groupId && options.some(({ id }) => id === selection.optionId);
      if (!offered) return refuse('fulfillment_option_unavailable', { field: 'fulfillmentSelections.0.optionId' });
      changed.optionId = selection.optionId;
    }
    const before = showCart(shop, cart);
    Object.assign(checkout, changed);
    abandonPayment(checkout);
    const after = showCart(shop, cart);
    if (before.region.country !== after.region.country)
      cart.regionChange = { version: cart.version, messages: regionChanges(before, after) };
    return showCheckout(shop, checkout);
  },
  complete({ checkoutId, ...input }, call) {
    const checkout = openCheckout(checkoutId, call);
    if (isRefusal(checkout)) return checkout;
    // A second request does not create a second order.
    if (checkout.orderId !== null) return showCheckout(call.shop, checkout);
    return completeCheckout(call.shop, checkout, { checkoutId, ...input });
  },
};

/** The given fields, without spaces around the e-mail address and the fields of addresses. */
function trimmed({ contact, deliveryAddress, billingAddress, note }: CheckoutUpdate): Partial<CheckoutRecord> {
  const trimAddress = (address: Address) =>
    Object.fromEntries(Object.entries(address).map(([name, value = '']) => [name, value.trim()])) as Address;
  return {
    ...(contact && { contact: { ...contact, email: contact.email.trim() } }),
    ...(deliveryAddress && { deliveryAddress: trimAddress(deliveryAddress) }),
    ...(billingAddress !== undefined && { billingAddress: billingAddress && trimAddress(billingAddress) }),
    ...(note !== undefined && { note }),
  };
}

/** Finds the checkout by the token of its cart. */
function openCheckout(id: string, call: Call): CheckoutRecord | Refusal {
  const checkout = call.shop.checkouts.get(id);
  const cart = checkout && openCart(checkout.cartId, call);
  return !checkout || !cart || isRefusal(cart) ? refuse('checkout_not_found') : checkout;
}
