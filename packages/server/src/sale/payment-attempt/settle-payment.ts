import type { Database } from '../../platform/database/client.ts';
import { holdPayment, updatePayment } from '../records/payment.repo.ts';
import type { PaymentFailure, PaymentRow } from '../records/payment.tables.ts';
import type { PaymentOutcome } from '../payment/port/payment-port.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { amountDueOf } from '../records/bill.ts';
import { updateCheckout } from '../records/checkout.repo.ts';
import { closePayment } from './close-payment.ts';
import { completeOrder, isExact, type Payable } from './complete-order.ts';
import { giveUpPayment } from './give-up-payment.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Writes down what became of a payment: makes the order, or lets the goods go. It needs no shopper,
 * so the page, a webhook and housekeeping call it alike, in any order and as often as they like;
 * the first to hold the cart does it, the others find it done.
 */
export async function settlePayment(deps: ProviderDeps, paymentId: string, outcome: PaymentOutcome): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const payment = await holdPayment(tx, paymentId);
    if (payment) await write(deps, tx, payment, outcome);
    await deps.checkpoint?.('before_settle');
  });
  await deps.checkpoint?.('after_settle');
  await closePayment(deps, paymentId);
}

async function write(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: PaymentOutcome): Promise<void> {
  const hasMoney = outcome.status === 'paid' || outcome.status === 'pending';
  switch (payment.status) {
    case 'processing':
    case 'requires_action':
      return hasMoney ? takeMoney(deps, tx, payment, outcome) : wait(tx, payment, outcome, deps.now());
    case 'pending':
      return settleOrder(deps, tx, payment, outcome);
    case 'failed':
      // Given up meanwhile, and paid all the same: it is looked into once more, unless it was given back.
      if (hasMoney && !payment.closeAt && payment.failure?.code !== 'payment_refunded') await updatePayment(tx, payment.id, { closeAt: deps.now() });
      return;
    case 'paid':
      return;
  }
}

async function wait(tx: Database, payment: PaymentRow, outcome: Exclude<PaymentOutcome, Payable>, now: Date): Promise<void> {
  if (outcome.status === 'declined') return giveUpPayment(tx, payment, failureFrom(outcome), now);
  if (payment.status === 'requires_action' && payment.action === outcome.action) return;
  await updatePayment(tx, payment.id, { status: 'requires_action', action: outcome.action, actionData: outcome.data ?? null });
  await updateCheckout(tx, payment.checkoutId, {});
}

function failureFrom({ code, detail }: Extract<PaymentOutcome, { status: 'declined' }>): PaymentFailure {
  return { code, ...(detail && { detail }) };
}

async function takeMoney(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: Payable): Promise<void> {
  if (isExact(payment, outcome)) return completeOrder(deps, tx, payment, outcome);
  // Nobody gets an order for another amount than its bill says; closing the payment gives the money back.
  deps.log.error({ paymentId: payment.id, billed: amountDueOf(payment.bill), taken: outcome.amount }, 'amount taken is not the amount of the bill');
  await giveUpPayment(tx, payment, { code: 'payment_refunded', detail: 'refunded_amount_mismatch' }, deps.now());
  await updatePayment(tx, payment.id, { untold: true });
}
