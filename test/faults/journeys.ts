import { routes, type Checkout } from '@smallshop/contract';
import { randomUUID } from 'node:crypto';
import { createReadyCheckout, type Shopper } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { issue } from '../../packages/server/src/sale/gift-card/gift-card.fixture.ts';
import type { Reply } from '../../packages/server/src/test-support/call-routes.ts';
import { skus, type FaultHarness } from './fault-harness.ts';

/** An order that a response to a shopper confirmed. */
export interface ConfirmedOrder {
  checkoutId: string;
  orderId: string;
  number: string;
}

/** A shopper who is about to do something while servers are killed. */
export interface Visit {
  checkoutId: string;
  go(): Promise<void>;
  /** Whether there must be an order in the end, and whether the shopper's response must have it. */
  ends: 'confirmed' | 'ordered' | 'without an order';
}

export type Journey = keyof typeof journeys;

/** What shoppers do, up to the moment in which servers are killed, and then. */
export const journeys = {
  /** A card that is charged at once. */
  async 'pays by card'(shop, confirmedOrders) {
    const { shopper, recordOrder } = await startVisit(shop, confirmedOrders);
    const token = await shopper.card();
    return {
      checkoutId: shopper.checkoutId,
      ends: 'confirmed',
      go: async () => recordOrder(await shopper.pay(token, {}, once())),
    };
  },

  /** The payment form: the button, the bank, the button again. */
  async 'pays with Stripe'(shop, confirmedOrders) {
    const { shopper, recordOrder } = await startVisit(shop, confirmedOrders);
    const go = async () => {
      const pressed = await shopper.pay(undefined, byStripe, once());
      await shop.stripe.confirm(secretIn(pressed));
      recordOrder(await shopper.pay(undefined, byStripe, once()));
    };
    return { checkoutId: shopper.checkoutId, ends: 'confirmed', go };
  },

  /** Back on the page from the bank, while the webhook comes. */
  async 'comes back from the bank'(shop, confirmedOrders) {
    const { shopper, recordOrder } = await startVisit(shop, confirmedOrders);
    await shop.stripe.confirm(secretIn(await shopper.pay(undefined, byStripe, once())));
    const go = async () =>
      void (await Promise.all([
        shopper.pay(undefined, byStripe, once()).then(recordOrder),
        shop.webhookDelivery.deliver(),
      ]));
    return { checkoutId: shopper.checkoutId, ends: 'confirmed', go };
  },

  /** The shopper pays and closes the page: only Stripe's webhook reports the payment. */
  async 'pays and leaves'(shop, confirmedOrders) {
    const { shopper } = await startVisit(shop, confirmedOrders);
    await shop.stripe.confirm(secretIn(await shopper.pay(undefined, byStripe, once())));
    return { checkoutId: shopper.checkoutId, ends: 'ordered', go: () => shop.processStripeEvents() };
  },

  /** The shopper pays and closes the page, and no webhook arrives: housekeeping asks Stripe after an hour. */
  async 'pays and no webhook arrives'(shop, confirmedOrders) {
    const { shopper } = await startVisit(shop, confirmedOrders);
    await shop.stripe.confirm(secretIn(await shopper.pay(undefined, byStripe, once())));
    return { checkoutId: shopper.checkoutId, ends: 'ordered', go: () => shop.runJobs(3_600_000) };
  },

  /** Paid, and changed the cart before anybody knew: the money goes back. */
  async 'pays and changes the cart'(shop, confirmedOrders) {
    const { shopper } = await startVisit(shop, confirmedOrders);
    await shop.stripe.confirm(secretIn(await shopper.pay(undefined, byStripe, once())));
    return { checkoutId: shopper.checkoutId, ends: 'without an order', go: () => changeCart(shop, shopper) };
  },

  /** Changed the cart with the payment form open: the payment is closed. */
  async 'turns back at the payment form'(shop, confirmedOrders) {
    const { shopper } = await startVisit(shop, confirmedOrders);
    await shopper.pay(undefined, byStripe, once());
    return { checkoutId: shopper.checkoutId, ends: 'without an order', go: () => changeCart(shop, shopper) };
  },

  /** The order exists before any money moves. */
  async 'pays by transfer'(shop, confirmedOrders) {
    const { shopper, recordOrder } = await startVisit(shop, confirmedOrders);
    return {
      checkoutId: shopper.checkoutId,
      ends: 'confirmed',
      go: async () => recordOrder(await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' }, once())),
    };
  },

  /** Nothing is left to pay: the order is made of the gift card alone. */
  async 'pays with a gift card alone'(shop, confirmedOrders) {
    const { shopper, recordOrder } = await startVisit(shop, confirmedOrders, 100_000);
    return {
      checkoutId: shopper.checkoutId,
      ends: 'confirmed',
      go: async () => recordOrder(await shopper.pay(undefined, { paymentMethodId: 'nothing_due' }, once())),
    };
  },
} satisfies Record<string, (shop: FaultHarness, confirmedOrders: ConfirmedOrder[]) => Promise<Visit>>;

/** Journeys in which no time passes, because a payment is open for some minutes only. */
export const quickJourneys: readonly Journey[] = [
  'pays by card',
  'pays with Stripe',
  'comes back from the bank',
  'pays by transfer',
  'pays with a gift card alone',
];

const byStripe = { paymentMethodId: 'stripe' };
/** One press of the button: a client that hears nothing comes again with the same key. */
const once = () => ({ idempotencyKey: randomUUID() });

let entered = 0;

/**
 * Every second shopper has a code, every third a gift card (one has one for everything), and they want different
 * things.
 */
async function startVisit(shop: FaultHarness, confirmedOrders: ConfirmedOrder[], onCard?: number) {
  const nth = entered++;
  const lines = [
    { sku: skus[nth % skus.length]!, quantity: 1 + (nth % 2) },
    { sku: skus[(nth + 1) % skus.length]!, quantity: 1 },
  ];
  const balance = onCard ?? (nth % 3 === 0 ? 700 : 0);
  const cards = balance > 0 ? [(await issue(shop, balance)).code] : [];
  const shopper = await createReadyCheckout(shop, lines, {
    discountCodes: [...(nth % 2 === 0 ? ['WELCOME10'] : []), ...cards],
  });
  const recordOrder = ({ body, problem }: Reply<typeof routes.checkout.complete>) => {
    if (!body?.order) throw new Error(`no order: ${JSON.stringify(problem ?? body?.status)}`);
    confirmedOrders.push({ checkoutId: body.id, orderId: body.order.id, number: body.order.number });
  };
  return { shopper, recordOrder };
}

export function secretIn({ body, problem }: { body: Checkout | undefined; problem: unknown }): string {
  const secret = body?.payment?.action?.data?.['clientSecret'];
  if (!secret) throw new Error(`nothing to confirm: ${JSON.stringify(problem ?? body?.payment)}`);
  return secret;
}

async function changeCart(shop: FaultHarness, { cartId, with: mine }: Shopper): Promise<void> {
  await shop.ok(routes.cart.update, { cartId, note: 'no hurry' }, { ...mine, ...once() });
  // What the change did not end with Stripe any more, because it died, is ended without the shopper.
  await shop.runJobs(0);
}
