import type { Checkout, CheckoutStatus, Message } from '@smallshop/contract';
import { readContents, type CartContents, type Shop } from '../cart/cart-contents.ts';
import type { CartRow } from '../records/cart.tables.ts';
import { viewLines, viewPromotions } from '../cart/cart-view.ts';
import { orderToken } from '../order/order-token.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { fulfillmentOf } from '../../pricing/shipping/fulfillment.ts';
import { decidingAddress } from '../../platform/places/place.ts';
import { paymentMethods } from '../payment/providers.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { amountDueOf, snapshotLines, type CheckoutSnapshot } from '../records/checkout-snapshot.ts';
import type { FoundCheckout } from '../records/checkout.repo.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { draftOf, isReady, withServer, type CheckoutDraft } from './draft.ts';
import { isInProgress } from '../payment-attempt/abandon-payment.ts';

export type CheckoutShop = Shop & { deps: ProviderDeps };

/**
 * The part of a checkout that depends on its lines. It is computed while the checkout is open, and read from the
 * snapshot once a payment has started.
 */
type Changing = Pick<
  Checkout,
  | 'status'
  | 'region'
  | 'lines'
  | 'requiresShipping'
  | 'discountCodes'
  | 'promotions'
  | 'giftCards'
  | 'fulfillment'
  | 'totals'
  | 'amountDue'
  | 'exchangeRate'
  | 'landedCost'
  | 'messages'
>;

/** The checkout as the shopper sees it. `contents` is its cart, if that was read already. */
export async function readCheckout(
  shop: CheckoutShop,
  { checkout, cart, payment, order }: FoundCheckout,
  contents?: CartContents,
): Promise<Checkout> {
  const { settings } = shop.configuration;
  const fixed = fixedStatus(checkout, payment, shop.now());
  const changing =
    fixed && payment
      ? fromSnapshot(payment.snapshot, fixed, shop.baseUrl)
      : drafted(await draftOf(shop, checkout, contents ?? (await readContents(shop, cart, checkout))), checkout, shop);
  return {
    id: checkout.id,
    version: versionOf(checkout, cart),
    cartId: cart.id,
    contact: checkout.contact,
    deliveryAddress: checkout.deliveryAddress,
    billingAddress: changing.requiresShipping ? checkout.billingAddress : decidingAddress(checkout, false),
    note: checkout.note ?? cart.note,
    ...changing,
    messages: [...changing.messages, ...moneyBack(payment)],
    paymentMethods: paymentMethods(shop.deps, {
      settings,
      ...changing.region,
      requiresShipping: changing.requiresShipping,
      due: changing.amountDue,
    }),
    payment: payment ? viewPayment(payment) : null,
    order: order && {
      id: order.id,
      number: String(order.number),
      token: orderToken(settings.orderSecret, order.id),
    },
    expiresAt: cart.expiresAt.toISOString(),
  };
}

/** The version of a checkout. It changes with the checkout and with its cart. */
export function versionOf(checkout: CheckoutRow, cart: CartRow): number {
  return checkout.version + cart.version;
}

/**
 * Returns the status of a checkout whose snapshot is fixed, else null. An expired attempt does not count, even
 * before it is cleaned up.
 */
function fixedStatus({ status }: CheckoutRow, payment: PaymentRow | null, now: Date): CheckoutStatus | null {
  if (status === 'completed') return 'completed';
  return status === 'complete_in_progress' && isInProgress(payment, now) ? 'complete_in_progress' : null;
}

function drafted(draft: CheckoutDraft, checkout: CheckoutRow, shop: Shop): Changing {
  const { contents, priced, requiresShipping, fulfillment, messages } = draft;
  const { baseUrl, store } = shop;
  return {
    status: checkout.status === 'canceled' ? 'canceled' : isReady(draft) ? 'ready_for_complete' : 'incomplete',
    region: contents.region,
    lines: viewLines(contents, priced, { baseUrl, defaultLanguage: store.defaultLanguage }),
    requiresShipping,
    ...viewPromotions(priced, contents.region, store.defaultLanguage),
    giftCards: priced.giftCards,
    fulfillment,
    totals: priced.totals,
    amountDue: { amount: priced.amountDue, currency: contents.region.currency },
    exchangeRate: draft.exchangeRate,
    landedCost: priced.landedCost,
    messages,
  };
}

function fromSnapshot(snapshot: CheckoutSnapshot, status: CheckoutStatus, baseUrl: string): Changing {
  const lines = snapshotLines(snapshot);
  const shipped = lines.filter(({ requiresShipping }) => requiresShipping).map(({ id }) => id);
  return {
    status,
    region: snapshot.region,
    lines: withServer(lines, baseUrl),
    requiresShipping: shipped.length > 0,
    discountCodes: snapshot.discountCodes,
    promotions: snapshot.promotions,
    giftCards: snapshot.giftCards ?? [],
    fulfillment: fulfillmentOf(shipped, snapshot.shipping ? [snapshot.shipping] : [], snapshot.shipping?.id ?? null),
    totals: snapshot.totals,
    amountDue: amountDueOf(snapshot),
    exchangeRate: snapshot.exchangeRate,
    landedCost: snapshot.landedCost,
    messages: [],
  };
}

/** Reports a refund of a payment without an order until the shopper pays again. `failureCode` has the reason. */
function moneyBack(payment: PaymentRow | null): Message[] {
  if (payment?.status !== 'failed' || payment.failure?.code !== 'payment_refunded') return [];
  return [{ type: 'warning', code: 'payment_refunded', path: 'payment', severity: 'requires_buyer_review' }];
}

function viewPayment({ id, methodId, status, action, actionData, failure }: PaymentRow): Checkout['payment'] {
  return {
    methodId,
    status,
    ...(status === 'requires_action' && {
      action: { type: action!, paymentId: id, ...(actionData && { data: actionData }) },
    }),
    ...(failure && { failureCode: failure.detail ?? failure.code }),
  };
}
