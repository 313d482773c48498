import type { Database } from '../../platform/database/client.ts';
import { lockPayment, updatePayment } from '../records/payment.repo.ts';
import type { PaymentFailure, PaymentRow } from '../records/payment.tables.ts';
import type { PaymentOutcome } from '../payment/port/payment-port.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { amountDueOf } from '../records/checkout-snapshot.ts';
import { updateCheckout } from '../records/checkout.repo.ts';
import { voidAtProvider } from './void-at-provider.ts';
import { createOrder, isExact, type Payable } from './create-order.ts';
import { abandonPayment } from './abandon-payment.ts';
import { applyLateOutcome } from './apply-late-outcome.ts';

/**
 * Writes down what became of a payment: makes the order, or lets the goods go. It needs no shopper,
 * so the page, a webhook and housekeeping call it alike, in any order and as often as they like;
 * the first to hold the cart does it, the others find it done.
 */
export async function applyOutcome(deps: ProviderDeps, paymentId: string, outcome: PaymentOutcome): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (payment) await write(deps, tx, payment, outcome);
    await deps.checkpoint?.('before_settle');
  });
  await deps.checkpoint?.('after_settle');
  await voidAtProvider(deps, paymentId);
}

async function write(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: PaymentOutcome): Promise<void> {
  const hasMoney = outcome.status === 'paid' || outcome.status === 'pending';
  switch (payment.status) {
    case 'processing':
    case 'requires_action':
      return hasMoney ? takeMoney(deps, tx, payment, outcome) : wait(tx, payment, outcome, deps.now());
    case 'pending':
      return applyLateOutcome(deps, tx, payment, outcome);
    case 'failed':
      // Given up meanwhile, and paid all the same: it is looked into once more, unless it was given back.
      if (hasMoney && !payment.closeAt && payment.failure?.code !== 'payment_refunded') await updatePayment(tx, payment.id, { closeAt: deps.now() });
      return;
    case 'paid':
      return;
  }
}

async function wait(tx: Database, payment: PaymentRow, outcome: Exclude<PaymentOutcome, Payable>, now: Date): Promise<void> {
  if (outcome.status === 'declined') return abandonPayment(tx, payment, failureFrom(outcome), now);
  if (payment.status === 'requires_action' && payment.action === outcome.action) return;
  await updatePayment(tx, payment.id, { status: 'requires_action', action: outcome.action, actionData: outcome.data ?? null });
  await updateCheckout(tx, payment.checkoutId, {});
}

function failureFrom({ code, detail }: Extract<PaymentOutcome, { status: 'declined' }>): PaymentFailure {
  return { code, ...(detail && { detail }) };
}

async function takeMoney(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: Payable): Promise<void> {
  if (isExact(payment, outcome)) return createOrder(deps, tx, payment, outcome);
  // Nobody gets an order for another amount than its bill says; closing the payment gives the money back.
  deps.log.error({ paymentId: payment.id, billed: amountDueOf(payment.snapshot), taken: outcome.amount }, 'amount taken is not the amount of the bill');
  await abandonPayment(tx, payment, { code: 'payment_refunded', detail: 'refunded_amount_mismatch' }, deps.now());
  await updatePayment(tx, payment.id, { refundNoticePending: true });
}
