import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { cancelOrder } from '../order/cancel-order.ts';
import { logPaymentEvent, type Occurrence } from '../order/order-log.repo.ts';
import { withLines, type StoredOrder } from '../order/order.repo.ts';
import { orders } from '../records/order.tables.ts';
import { markOrderPaid } from '../order/mark-order-paid.ts';
import { updatePayment } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import type { OutcomeWith, ProviderDeps } from '../payment/port/payment-port.ts';
import { isExact } from './create-order.ts';

/** Applies the outcome of a payment that took days, such as a debit: marks the waiting order as paid, or cancels it. */
export async function applyLateOutcome(
  deps: ProviderDeps,
  tx: Database,
  payment: PaymentRow,
  outcome: OutcomeWith<'paid' | 'declined'>,
): Promise<void> {
  const order = await lockOrderOfPayment(tx, payment);
  if (!order) return;
  const at = deps.now();
  const because = (cause: string): Occurrence => ({ cause, actor: { kind: 'provider', id: payment.methodId }, at });
  if (outcome.status === 'declined') {
    const { code, detail } = outcome;
    await updatePayment(tx, payment.id, {
      status: 'failed',
      failure: { code, ...(detail && { detail }) },
      closeAt: at,
    });
    if (!(await cancelOrder(tx, order, because(detail ?? code), true)))
      deps.log.error({ orderId: order.id }, 'a payment failed of an order that cannot be cancelled any more');
    return;
  }
  const { lines: _, ...row } = order;
  const changes = { last4: outcome.last4, ...(outcome.kind && { paymentKind: outcome.kind }) };
  // A merchant may have marked it as paid already. A cancelled order must not keep the money.
  const isPayable = isExact(payment, outcome) && row.status !== 'cancelled';
  if (isPayable) await markOrderPaid(tx, row, because('payment_succeeded'), changes);
  if (isPayable) {
    await updatePayment(tx, payment.id, { status: 'paid', wallet: outcome.wallet ?? null });
    return;
  }
  // Voiding the payment refunds the money.
  deps.log.error({ orderId: order.id, taken: outcome.amount }, 'money came for an order that cannot be paid with it');
  const detail = isExact(payment, outcome) ? 'refunded_order_cancelled' : 'refunded_amount_mismatch';
  await updatePayment(tx, payment.id, { status: 'failed', failure: { code: 'payment_refunded', detail }, closeAt: at });
  await logPaymentEvent(tx, row, 'refund_requested', because(detail));
}

async function lockOrderOfPayment(tx: Database, { id }: PaymentRow): Promise<StoredOrder | undefined> {
  const rows = await tx.select().from(orders).where(eq(orders.paymentId, id)).for(rowLock);
  return (await withLines(tx, rows))[0];
}
