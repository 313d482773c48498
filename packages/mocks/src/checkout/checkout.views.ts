import type { Address, Checkout, Fulfillment, FulfillmentOption, Message, PaymentMethod, Region } from '@smallshop/contract';
import { validateAddress } from '../address/validate-address.ts';
import { regionOf, stockMessages } from '../cart/cart.views.ts';
import { priceCart } from '../cart/price-cart.ts';
import type { CartRecord, CheckoutRecord, ShopState } from '../shop/shop-state.ts';
import { marketOf, priceIn } from '../store/region.ts';

export const groupId = 'all';

const shippingOptions = [
  { id: 'standard', title: { en: 'Standard', 'zh-CN': '标准配送' }, cents: 500, minDays: 3, maxDays: 5 },
  { id: 'express', title: { en: 'Express', 'zh-CN': '特快配送' }, cents: 1500, minDays: 1, maxDays: 2 },
];

export const paymentMethods: PaymentMethod[] = [
  { id: 'test_card', kind: 'card', adapter: 'test_card', config: {} },
  { id: 'bank_transfer', kind: 'bank_transfer', adapter: 'none', config: {} },
];

/** Ways of shipping to the delivery address; none as long as its country is not known or not served. */
export function optionsFor(checkout: CheckoutRecord, region: Region): FulfillmentOption[] {
  if (!checkout.deliveryAddress || !marketOf(checkout.deliveryAddress.country)) return [];
  return shippingOptions.map(({ id, title, cents, minDays, maxDays }) => ({
    id,
    title: title[region.language as keyof typeof title],
    price: priceIn(cents, region.currency),
    minDays,
    maxDays,
  }));
}

export function showCheckout(shop: ShopState, checkout: CheckoutRecord): Checkout {
  const cart = shop.carts.get(checkout.cartId)!;
  const region = regionOf(shop, cart);
  const options = optionsFor(checkout, region);
  const chosen = options.find(({ id }) => id === checkout.optionId);
  const order = checkout.orderId === null ? undefined : shop.orders.get(checkout.orderId);
  const messages = order ? [] : messagesOf(shop, checkout, cart, chosen !== undefined);
  return {
    id: checkout.id,
    version: checkout.version,
    cartId: cart.id,
    status: statusOf(checkout, messages),
    region,
    contact: checkout.contact,
    deliveryAddress: checkout.deliveryAddress,
    billingAddress: checkout.billingAddress,
    note: checkout.note,
    ...priceCart(shop, cart, region, chosen?.price.amount ?? null),
    // What was bought stays as it was, whatever the prices do.
    ...(order && { lines: order.order.lines, totals: order.order.totals }),
    fulfillment: fulfillmentOf(cart, options, chosen?.id ?? null),
    paymentMethods,
    payment: checkout.payment,
    messages,
    order: order ? { id: order.order.id, number: order.order.number, token: order.token } : null,
    expiresAt: new Date(cart.updatedAt + 24 * 60 * 60 * 1000).toISOString(),
  };
}

function statusOf(checkout: CheckoutRecord, messages: Message[]): Checkout['status'] {
  if (checkout.orderId !== null) return 'completed';
  if (checkout.payment?.status === 'requires_action') return 'complete_in_progress';
  return messages.some(({ type }) => type === 'error') ? 'incomplete' : 'ready_for_complete';
}

function messagesOf(shop: ShopState, checkout: CheckoutRecord, cart: CartRecord, shippingChosen: boolean): Message[] {
  const ask = (path: string, code: string): Message => ({ type: 'error', code, path, severity: 'recoverable' });
  const { contact, deliveryAddress, billingAddress } = checkout;
  const flaws = (path: string, address: Address) => validateAddress(address).map(({ field, code }) => ask(`${path}.${field}`, code));
  const messages = stockMessages(shop, cart);
  if (!contact?.email) messages.push(ask('contact.email', 'required'));
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email)) messages.push(ask('contact.email', 'invalid'));
  if (!deliveryAddress) messages.push(ask('deliveryAddress', 'required'));
  else messages.push(...flaws('deliveryAddress', deliveryAddress));
  if (billingAddress) messages.push(...flaws('billingAddress', billingAddress));
  if (!shippingChosen) messages.push(ask('fulfillment', 'required'));
  return messages;
}

function fulfillmentOf(cart: CartRecord, options: FulfillmentOption[], selectedOptionId: string | null): Fulfillment {
  if (options.length === 0) return { methods: [] };
  const lineIds = cart.lines.map(({ id }) => id);
  return { methods: [{ id: 'shipping', type: 'shipping', lineIds, groups: [{ id: groupId, lineIds, options, selectedOptionId }] }] };
}
