import type { Database } from '../../platform/database/client.ts';
import { lockPayment, updatePayment } from '../records/payment.repo.ts';
import type { PaymentFailure, PaymentRow } from '../records/payment.tables.ts';
import type { OutcomeWith, PaymentOutcome, ProviderDeps } from '../payment/port/payment-port.ts';
import { amountDueOf } from '../records/checkout-snapshot.ts';
import { updateCheckout } from '../records/checkout.repo.ts';
import { voidAtProvider } from './void-at-provider.ts';
import { createOrder, isExact, type Payable } from './create-order.ts';
import { abandonPayment } from './abandon-payment.ts';
import { applyLateOutcome } from './apply-late-outcome.ts';
import { nextTransition } from './payment-state.ts';

/**
 * Writes what the provider reported: creates the order, waits, or abandons the attempt. It needs no shopper, so the
 * page, a webhook and a job call it alike, in any order and as often as they like. The first one to lock the cart does
 * the work; the others find it done.
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
  const now = deps.now();
  const next = nextTransition(payment.status, outcome);
  switch (next?.step) {
    case 'create_order':
      return takeMoney(deps, tx, payment, next.outcome);
    case 'wait_for_shopper':
      return waitForShopper(tx, payment, next.outcome);
    case 'abandon':
      return abandonPayment(tx, payment, failureFrom(next.outcome), now);
    case 'apply_late_outcome':
      return applyLateOutcome(deps, tx, payment, next.outcome);
    case 'recover_late_payment':
      // `recoverPayments` looks into it, unless the money was refunded already.
      if (!payment.closeAt && payment.failure?.code !== 'payment_refunded')
        await updatePayment(tx, payment.id, { closeAt: now });
      return;
    case undefined:
      return;
  }
}

async function waitForShopper(
  tx: Database,
  payment: PaymentRow,
  outcome: OutcomeWith<'requires_action'>,
): Promise<void> {
  if (payment.status === 'requires_action' && payment.action === outcome.action) return;
  await updatePayment(tx, payment.id, {
    status: 'requires_action',
    action: outcome.action,
    actionData: outcome.data ?? null,
  });
  await updateCheckout(tx, payment.checkoutId, {});
}

function failureFrom({ code, detail }: OutcomeWith<'declined'>): PaymentFailure {
  return { code, ...(detail && { detail }) };
}

async function takeMoney(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: Payable): Promise<void> {
  if (isExact(payment, outcome)) return createOrder(deps, tx, payment, outcome);
  // An order for another amount than the snapshot's is never created; voiding the payment refunds the money.
  deps.log.error(
    { paymentId: payment.id, due: amountDueOf(payment.snapshot), taken: outcome.amount },
    'amount taken is not the amount of the snapshot',
  );
  await abandonPayment(tx, payment, { code: 'payment_refunded', detail: 'refunded_amount_mismatch' }, deps.now());
  await updatePayment(tx, payment.id, { refundNoticePending: true });
}
