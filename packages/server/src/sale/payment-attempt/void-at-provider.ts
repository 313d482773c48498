import { isRefusal, refuse, minuteMs, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { logPaymentEvent } from '../order/order-log.repo.ts';
import { findOrderOfPayment } from '../order/order.repo.ts';
import { findPayment, lockPayment, updatePayment } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { providerOf } from '../payment/providers.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { present } from '../records/checkout.repo.ts';
import { createOrder, isExact, type Payable } from './create-order.ts';
import { reserveForPayment } from './reserve-for-payment.ts';
import { transact } from '../../platform/database/transact.ts';

/**
 * When a provider that did not answer is asked again: after five minutes up to six hours, longer for older payments.
 * A debit can take days.
 */
function askAgain({ createdAt }: PaymentRow, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age / 4, 5 * minuteMs), 360 * minuteMs));
}

/**
 * Cancels a failed attempt at the provider. If the money has come nevertheless, creates the order if that is still
 * possible, and refunds the money if not. Nothing is lost on the way: `closeAt` stays set until it is done, and a job
 * repeats it.
 */
export async function voidAtProvider(deps: ProviderDeps, paymentId: string): Promise<void> {
  const payment = await findPayment(deps.db, paymentId);
  if (payment?.status !== 'failed' || !payment.closeAt) return;
  try {
    const provider = providerOf(deps, payment.methodId);
    if ((await provider.cancel(payment.storeId, paymentId)) === 'taken') await handleLateMoney(deps, payment);
    else await updatePayment(deps.db, paymentId, { closeAt: null });
  } catch (error) {
    deps.log.warn({ paymentId, err: redactError(error) }, 'payment could not be closed');
    await updatePayment(deps.db, paymentId, { closeAt: askAgain(payment, deps.now()) });
  }
}

async function handleLateMoney(deps: ProviderDeps, payment: PaymentRow): Promise<void> {
  const provider = providerOf(deps, payment.methodId);
  const outcome = await provider.resume(payment.storeId, payment.id);
  if (outcome.status !== 'paid') throw new Error(`${payment.methodId} says taken and ${outcome.status}`);
  const refused = await transact(deps.db, (tx) => revive(deps, tx, payment.id, outcome));
  if (!isRefusal(refused)) return;
  const decided = await deps.db.transaction((tx) => decideRefund(tx, payment.id, refused, deps.now()));
  if (!decided) return;
  const { storeId, id: paymentId } = payment;
  const refunded = await provider.refund({ storeId, paymentId, refundId: `rf_${paymentId}`, amount: outcome.amount });
  if (refunded.status === 'failed') throw new Error(`the refund failed: ${refunded.detail}`);
  await deps.db.transaction(async (tx) => {
    await updatePayment(tx, paymentId, { closeAt: null });
    // The shopper may have left the page long ago.
    await queueMail(tx, { storeId, kind: 'money_back', orderId: '', reference: paymentId }, deps.now());
  });
  deps.log.warn({ paymentId, reason: decided }, 'money given back: there is no order for it');
}

/** Creates the order if the shopper has not chosen something else and the items are still in stock. */
async function revive(
  deps: ProviderDeps,
  tx: Database,
  paymentId: string,
  outcome: Payable,
): Promise<'done' | Refusal> {
  const payment = await lockPayment(tx, paymentId);
  if (payment?.status !== 'failed') return 'done';
  if (!isExact(payment, outcome)) return refuse('payment_refunded', { detail: 'refunded_amount_mismatch' });
  const { checkout, cart, version } = (await present(tx, payment.checkoutId))!;
  // It made its order, which was cancelled.
  if (checkout.orderId && checkout.paymentId === paymentId)
    return refuse('payment_refunded', { detail: 'refunded_order_cancelled' });
  const elsewhere = checkout.status !== 'open' || cart.completedAt !== null || checkout.paymentId !== paymentId;
  if (elsewhere) return refuse('payment_refunded', { detail: 'refunded_paid_twice' });
  if (version !== payment.endedVersion || !mayBeRevived(payment))
    return refuse('payment_refunded', { detail: 'refunded_cart_changed' });
  const taken = await reserveForPayment(tx, payment, deps.now());
  if (isRefusal(taken) || !taken)
    return refuse('payment_refunded', { detail: taken ? 'refunded_out_of_stock' : 'refunded_cart_changed' });
  await createOrder(deps, tx, payment, outcome);
  return 'done';
}

/**
 * An order may follow only if the shopper did not decide against it: the time ran out, or the card was declined at
 * first.
 */
function mayBeRevived({ failure }: PaymentRow): boolean {
  return failure?.detail === 'expired' || failure?.code === 'payment_declined';
}

/**
 * Decides to refund the money; after this, no order can follow. Returns the reason, or nothing if another process
 * created the order.
 */
async function decideRefund(
  tx: Database,
  paymentId: string,
  { detail }: Refusal,
  at: Date,
): Promise<string | undefined> {
  const payment = await lockPayment(tx, paymentId);
  if (payment?.status !== 'failed') return undefined;
  if (payment.failure?.code === 'payment_refunded') return payment.failure.detail;
  await updatePayment(tx, paymentId, {
    failure: { code: 'payment_refunded', detail: detail! },
    refundNoticePending: true,
  });
  // The log of an order that was cancelled before its money came says so.
  const order = await findOrderOfPayment(tx, payment.storeId, paymentId);
  if (order)
    await logPaymentEvent(tx, order, 'refund_requested', {
      cause: detail!,
      actor: { kind: 'provider', id: payment.methodId },
      at,
    });
  return detail;
}
