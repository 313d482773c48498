import {
  isEmail,
  type Address,
  type Checkout,
  type Fulfillment,
  type FulfillmentOption,
  type LineItem,
  type Message,
  type PaymentMethod,
  type Region,
} from '@smallshop/contract';
import { validateAddress } from '../address/validate-address.ts';
import { expiryOf, lineMessages, noted, regionOf } from '../cart/cart.views.ts';
import { priceCart } from '../cart/price-cart.ts';
import type { CartRecord, CheckoutRecord, OrderRecord, ShopState } from '../shop/shop-state.ts';
import { decidingAddress, optionsFor, requiresShipping } from '../shipping/shipping.views.ts';
import { exchangeRateOf } from '../store/region.ts';

export const groupId = 'all';

export const paymentMethods: PaymentMethod[] = [
  { id: 'test_card', kind: 'card', adapter: 'test_card', config: {} },
  { id: 'bank_transfer', kind: 'bank_transfer', adapter: 'none', config: {} },
];

/** The only payment method if nothing is left to pay. */
export const nothingDue: PaymentMethod = { id: 'nothing_due', kind: 'none', adapter: 'none', config: {} };

export function showCheckout(shop: ShopState, checkout: CheckoutRecord): Checkout {
  const cart = shop.carts.get(checkout.cartId)!;
  const region = regionOf(shop, cart);
  const ships = requiresShipping(shop, cart);
  const address = decidingAddress(shop, cart, checkout);
  const options = ships ? optionsFor(region) : [];
  const chosen = options.find(({ id }) => id === checkout.optionId);
  const order = checkout.orderId === null ? undefined : shop.orders.get(checkout.orderId);
  const priced = priceCart(shop, cart, region, chosen?.price.amount ?? null, address !== null);
  const messages = order ? [] : messagesOf(shop, checkout, cart, region, chosen !== undefined);
  return {
    id: checkout.id,
    // A checkout shows its cart, so a change of the cart gives the checkout a new version too.
    version: checkout.version + cart.version,
    cartId: cart.id,
    status: statusOf(checkout, messages),
    region,
    contact: checkout.contact,
    requiresShipping: ships,
    deliveryAddress: checkout.deliveryAddress,
    billingAddress: ships ? checkout.billingAddress : address,
    note: checkout.note ?? cart.note,
    ...priced,
    // A completed checkout does not change with the prices.
    ...(order && boughtOf(order)),
    exchangeRate: exchangeRateOf(region),
    fulfillment: fulfillmentOf(priced.lines, options, chosen?.id ?? null),
    paymentMethods: (order?.order ?? priced).amountDue.amount === 0 ? [nothingDue] : paymentMethods,
    payment: checkout.payment,
    messages,
    order: order ? { id: order.order.id, number: order.order.number, token: order.token } : null,
    expiresAt: expiryOf(cart),
  };
}

function boughtOf({ order, giftCards }: OrderRecord) {
  const { lines, totals, amountDue, landedCost } = order;
  return { lines, totals, amountDue, landedCost, giftCards };
}

function statusOf(checkout: CheckoutRecord, messages: Message[]): Checkout['status'] {
  if (checkout.orderId !== null) return 'completed';
  if (checkout.payment?.status === 'requires_action') return 'complete_in_progress';
  return messages.some(({ type }) => type === 'error') ? 'incomplete' : 'ready_for_complete';
}

function messagesOf(
  shop: ShopState,
  checkout: CheckoutRecord,
  cart: CartRecord,
  region: Region,
  shippingChosen: boolean,
): Message[] {
  const ask = (path: string, code: string): Message => ({
    type: 'error',
    code,
    path,
    severity: 'requires_buyer_input',
  });
  const { contact, billingAddress } = checkout;
  const flaws = (path: string, address: Address) =>
    validateAddress(address).map(({ field, code }) => ask(`${path}.${field}`, code));
  const messages = [...noted(cart), ...lineMessages(shop, cart, region)];
  if (!contact?.email) messages.push(ask('contact.email', 'required'));
  else if (!isEmail(contact.email)) messages.push(ask('contact.email', 'invalid'));
  const ships = requiresShipping(shop, cart);
  const address = decidingAddress(shop, cart, checkout) ?? { country: region.country };
  const path = ships ? 'deliveryAddress' : 'billingAddress';
  messages.push(
    ...(address.country === region.country ? flaws(path, address) : [ask(`${path}.country`, 'not_allowed')]),
  );
  if (ships && billingAddress) messages.push(...flaws('billingAddress', billingAddress));
  if (cart.lines.length === 0) messages.push(ask('lines', 'cart_empty'));
  else if (ships && !shippingChosen) messages.push(ask('fulfillment', 'required'));
  return messages;
}

function fulfillmentOf(
  lines: readonly LineItem[],
  options: FulfillmentOption[],
  selectedOptionId: string | null,
): Fulfillment {
  const lineIds = lines.filter(({ requiresShipping: ships }) => ships).map(({ id }) => id);
  if (lineIds.length === 0) return { methods: [] };
  return {
    methods: [
      { id: 'shipping', type: 'shipping', lineIds, groups: [{ id: groupId, lineIds, options, selectedOptionId }] },
    ],
  };
}
