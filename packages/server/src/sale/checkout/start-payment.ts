import { isRefusal, refuse, isSameMoney, minuteMs, type CheckoutComplete, type Refusal } from '@smallshop/contract';
import { refuseQuantityOf } from '../../catalog/variant-data/quantity-rule.ts';
import type { CartContext } from '../cart/change-cart.ts';
import { quantitiesLeft } from '../cart/cart-lines.ts';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { writeTogether } from '../../platform/statements/write-together.ts';
import { findPayment, insertPayment } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { findProvider, paymentMethods } from '../payment/providers.ts';
import { amountDueOf, type CheckoutSnapshot } from '../records/checkout-snapshot.ts';
import { lockCheckoutOfCart, updateCheckout } from '../records/checkout.repo.ts';
import { checkoutKey, checkoutShop } from './checkout.service.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { snapshotOf, isReady, readDraft, type CheckoutDraft } from './draft.ts';
import { failureOf, abandonPayment, isInProgress } from '../payment-attempt/abandon-payment.ts';
import { versionOf } from './read-checkout.ts';
import { asFieldErrors } from './readiness.ts';
import { reserveForPayment } from '../payment-attempt/reserve-for-payment.ts';

/** How long stock stays reserved for a payment that waits for the shopper or their bank, in minutes. */
const holdMinutes = 15;

/**
 * Abandons a payment that the shopper replaces: one that waits for them, when they come with another card or another
 * payment method; one whose provider has not answered yet, when they come with another payment method.
 */
export async function abandonReplacedPayment(
  context: CartContext,
  tx: Database,
  checkoutId: string,
  input: CheckoutComplete,
): Promise<PaymentRow | undefined> {
  const found = await lockCheckoutOfCart(tx, checkoutKey(context, checkoutId));
  const payment = found && (await underWay(context, tx, found.checkout));
  if (!payment || !isReplacedBy(payment, input)) return undefined;
  await abandonPayment(tx, payment, { code: 'payment_failed', detail: 'replaced' }, context.now());
  return payment;
}

/** Whether the shopper comes with another way to pay, or with another card while the first one waits for them. */
export function isReplacedBy(
  { methodId, token, status }: PaymentRow,
  { paymentMethodId, paymentToken }: CheckoutComplete,
): boolean {
  const anotherCard = status === 'requires_action' && paymentToken !== undefined && paymentToken !== token;
  return paymentMethodId !== methodId || anotherCard;
}

/**
 * Returns the payment to continue: the one in progress, or a new one for which stock was reserved. `replaced` if the
 * one in progress has to be abandoned first.
 */
export async function startPayment(
  context: CartContext,
  tx: Database,
  checkoutId: string,
  input: CheckoutComplete,
): Promise<PaymentRow | 'completed' | 'replaced' | Refusal> {
  const found = await lockCheckoutOfCart(tx, checkoutKey(context, checkoutId));
  if (!found) return refuse('checkout_not_found');
  const { checkout, cart } = found;
  if (checkout.status === 'completed') return 'completed';
  if (checkout.status === 'canceled') return refuse('checkout_closed');
  const last = checkout.paymentId ? await findPayment(tx, checkout.paymentId) : undefined;
  const isUnderWay = checkout.status === 'complete_in_progress' && isInProgress(last, context.now());
  const present = isUnderWay ? last : undefined;
  if (present && isReplacedBy(present, input)) return 'replaced';
  // A second click on another amount, in a page that does not know of the payment yet, must not join it.
  if (present) return unseenAmount(present.snapshot, input) ?? present;
  // The second half of a double click on a card that was declined gets the answer of the first.
  if (last?.failure && last.token && last.token === input.paymentToken) return failureOf(last);

  // The order is priced with the configuration of this moment, not with that of a snapshot.
  const configuration = await context.deps.configurations.current(tx, context.configuration);
  const draft = await readDraft({ ...checkoutShop(context, tx), configuration }, checkout, cart);
  const refused = unready(draft) ?? unpayable({ ...context, configuration }, draft, input);
  if (refused) return refused;
  const snapshot = snapshotOf(draft, configuration.store.defaultLanguage);
  const unseen = unseenAmount(snapshot, input);
  if (unseen) return unseen;

  const payment = newPayment(context, { checkoutId: checkout.id, version: versionOf(checkout, cart) }, input, snapshot);
  const taken = await reserveForPayment(tx, payment, payment.createdAt);
  if (isRefusal(taken)) return taken;
  // A promotion or a gift card that somebody else used up this very moment: what is to be paid is something else now.
  if (!taken) return refuse('price_changed', { field: 'expectedTotal' });
  await writeTogether(tx, [
    insertPayment(tx, payment),
    updateCheckout(tx, checkout.id, { status: 'complete_in_progress', paymentId: payment.id }),
  ]);
  return payment;
}

/** Refuses if the shopper saw another total, or another amount due after gift cards, than the snapshot has. */
function unseenAmount(
  snapshot: CheckoutSnapshot,
  { expectedTotal, expectedAmountDue }: CheckoutComplete,
): Refusal | undefined {
  if (!isSameMoney(snapshot.total, expectedTotal)) return refuse('price_changed', { field: 'expectedTotal' });
  if (expectedAmountDue && !isSameMoney(amountDueOf(snapshot), expectedAmountDue))
    return refuse('price_changed', { field: 'expectedAmountDue' });
  return undefined;
}

async function underWay(context: CartContext, tx: Database, checkout: CheckoutRow): Promise<PaymentRow | undefined> {
  if (checkout.status !== 'complete_in_progress' || !checkout.paymentId) return undefined;
  const payment = await findPayment(tx, checkout.paymentId);
  return isInProgress(payment, context.now()) ? payment : undefined;
}

function unready(draft: CheckoutDraft): Refusal | undefined {
  if (isReady(draft)) return undefined;
  const leftOf = quantitiesLeft(draft.contents);
  for (const { line, sale } of draft.contents.items) {
    const left = leftOf.get(line.id) ?? null;
    if (sale.price && left !== null && left < line.quantity)
      return refuse('out_of_stock', { left, field: `lines.${line.id}` });
    const refused = refuseQuantityOf(sale.variant.data, line.quantity, `lines.${line.id}`);
    if (refused) return refused;
  }
  const errors = asFieldErrors(draft.messages);
  return refuse('checkout_incomplete', { field: errors[0]!.field, errors });
}

function unpayable(
  context: CartContext,
  { contents: { region }, requiresShipping, priced }: CheckoutDraft,
  input: CheckoutComplete,
): Refusal | undefined {
  const due = { amount: priced.amountDue, currency: region.currency };
  const offered = paymentMethods(context.deps, {
    settings: context.configuration.settings,
    ...region,
    requiresShipping,
    due,
  });
  if (!offered.some(({ id }) => id === input.paymentMethodId))
    return refuse('payment_method_unavailable', { field: 'paymentMethodId' });
  const { needsToken } = findProvider(context.deps, input.paymentMethodId)!;
  return needsToken && !input.paymentToken ? refuse('payment_token_invalid', { field: 'paymentToken' }) : undefined;
}

function newPayment(
  context: CartContext,
  { checkoutId, version }: { checkoutId: string; version: number },
  input: CheckoutComplete,
  snapshot: CheckoutSnapshot,
): PaymentRow {
  const now = context.now();
  return {
    id: newId('pay'),
    storeId: context.store.id,
    checkoutId,
    methodId: input.paymentMethodId,
    status: 'processing',
    token: input.paymentToken ?? null,
    snapshot,
    idempotencyKey: `${checkoutId}-${version}`,
    createdAt: now,
    expiresAt: new Date(now.getTime() + holdMinutes * minuteMs),
    action: null,
    actionData: null,
    failure: null,
    endedVersion: null,
    closeAt: null,
    refundNoticePending: false,
    wallet: null,
  };
}
