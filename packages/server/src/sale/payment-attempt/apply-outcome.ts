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
 * the work; the others find it done. Returns whether this call created the order.
 */
export async function applyOutcome(deps: ProviderDeps, paymentId: string, outcome: PaymentOutcome): Promise<boolean> {
  const isOrdered = await deps.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const isCreated = payment !== undefined && (await write(deps, tx, payment, outcome));
    await deps.checkpoint?.('before_settle');
    return isCreated;
  });
  await deps.checkpoint?.('after_settle');
  if (!isOrdered) await voidAtProvider(deps, paymentId);
  return isOrdered;
}

/** Returns whether it created the order. */
async function write(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: PaymentOutcome): Promise<boolean> {
  const now = deps.now();
  const next = nextTransition(payment.status, outcome);
  switch (next?.step) {
    case 'create_order':
      return takeMoney(deps, tx, payment, next.outcome);
    case 'wait_for_shopper':
      await waitForShopper(tx, payment, next.outcome);
      break;
    case 'abandon':
      await abandonPayment(tx, payment, failureFrom(next.outcome), now);
      break;
    case 'apply_late_outcome':
      await applyLateOutcome(deps, tx, payment, next.outcome);
      break;
    case 'recover_late_payment':
      // `recoverPayments` looks into it, unless the money was refunded already.
      if (!payment.closeAt && payment.failure?.code !== 'payment_refunded')
        await updatePayment(tx, payment.id, { closeAt: now });
      break;
    case undefined:
      break;
  }
  return false;
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

async function takeMoney(deps: ProviderDeps, tx: Database, payment: PaymentRow, outcome: Payable): Promise<boolean> {
  if (isExact(payment, outcome)) {
    await createOrder(deps, tx, payment, outcome);
    return true;
  }
  // An order for another amount than the snapshot's is never created; voiding the payment refunds the money.
  deps.log.error(
    { paymentId: payment.id, due: amountDueOf(payment.snapshot), taken: outcome.amount },
    'amount taken is not the amount of the snapshot',
  );
  await abandonPayment(tx, payment, { code: 'payment_refunded', detail: 'refunded_amount_mismatch' }, deps.now());
  await updatePayment(tx, payment.id, { refundNoticePending: true });
  return false;
}
