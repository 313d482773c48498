import { minuteMs, hourMs, type Actor } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { refundToGiftCards } from '../../sale/gift-card/gift-card.repo.ts';
import { sumOfShares } from '../../sale/gift-card/sum-of-shares.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import type { RefundOutcome } from '../../sale/payment/port/payment-port.ts';
import { providerOf } from '../../sale/payment/providers.ts';
import type { ProviderDeps } from '../../sale/payment/port/payment-port.ts';
import { restockLines } from '../../sale/order/cancel-order.ts';
import { recordFulfillment } from '../fulfillment/record-fulfillment.ts';
import { transitionOrder, logPaymentEvent, type Occurrence } from '../../sale/order/order-log.repo.ts';
import { findOrder, lockOrder, type StoredOrder } from '../../sale/order/order.repo.ts';
import type { RefundRow } from '../../sale/records/order-progress.tables.ts';
import type { OrderRow } from '../../sale/records/order.tables.ts';
import { refundEvent } from './refund-amount.ts';
import { findInterruptedRefunds, findRefund, findRefunds, updateRefund } from './refund.repo.ts';

/** The longest delay before an unanswered refund is requested again; the delay doubles up to it. */
const maxDelayHours = 6;

/**
 * Requests a stored refund from the provider, outside of any transaction, and stores the outcome. A repeated call
 * (housekeeping after a crash, a webhook, a double click) uses the same id, and the provider refunds one id only
 * once.
 */
export async function submitRefund(deps: ProviderDeps, storeId: string, refundId: string): Promise<void> {
  const row = await findRefund(deps.db, storeId, refundId);
  if (row?.status !== 'processing' && row?.status !== 'pending') return;
  const order = (await findOrder(deps.db, storeId, row.orderId))!;
  try {
    await settleRefund(deps, row, await giveBack(deps, order, row), {
      cause: 'provider',
      actor: { kind: 'provider', id: order.paymentMethodId },
    });
  } catch (error) {
    const delayMs = Math.min(2 ** row.attempts * minuteMs, maxDelayHours * hourMs);
    await updateRefund(deps.db, row, {
      attempts: row.attempts + 1,
      askAgainAt: new Date(deps.now().getTime() + delayMs),
    });
    deps.log.warn({ refundId, err: redactError(error) }, 'refund not answered, it is asked for again');
  }
}

/** Refunds the part that the provider took. The part on gift cards needs no provider. */
async function giveBack(
  deps: ProviderDeps,
  { paymentMethodId, paymentId, currency }: OrderRow,
  { storeId, id: refundId, amount, giftCards }: RefundRow,
): Promise<RefundOutcome> {
  const money = amount - sumOfShares(giftCards);
  if (money === 0) return { status: 'refunded' };
  return providerOf(deps, paymentMethodId).refund({
    storeId,
    paymentId,
    refundId,
    amount: { amount: money, currency },
  });
}

/** Resumes refunds after a crash or without an answer of the provider. Safe in several processes at once. */
export async function resumeRefunds(deps: ProviderDeps): Promise<void> {
  for (const { storeId, id } of await findInterruptedRefunds(deps.db, deps.now()))
    await submitRefund(deps, storeId, id);
}

/** Stores the outcome of a refund; does nothing if it is stored already. Returns whether it was stored now. */
export function settleRefund(
  deps: Pick<ProviderDeps, 'db' | 'now'>,
  { storeId, id, orderId }: RefundRow,
  outcome: RefundOutcome,
  by: { cause: string; actor: Actor },
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const order = (await lockOrder(tx, storeId, orderId))!;
    const row = (await findRefund(tx, storeId, id))!;
    if (!isFinalChange(row, outcome)) return false;
    await applyRefundOutcome(tx, order, row, outcome, { ...by, at: deps.now(), reference: id });
    return true;
  });
}

export function isFinalChange({ status }: RefundRow, outcome: RefundOutcome): boolean {
  return status === 'processing' || (status === 'pending' && outcome.status !== 'pending');
}

/** Stores a changed outcome of a refund. Runs in a transaction in which the order is locked. */
export async function applyRefundOutcome(
  tx: Database,
  order: StoredOrder,
  row: RefundRow,
  outcome: RefundOutcome,
  occurrence: Occurrence,
): Promise<void> {
  await updateRefund(tx, row, { status: outcome.status, failure: outcome.status === 'failed' ? outcome.detail : null });
  const { lines: _, ...orderRow } = order;
  if (outcome.status === 'failed') {
    await logPaymentEvent(tx, orderRow, 'refund_failed', occurrence);
    return;
  }
  if (row.status === 'processing') await accept(tx, order, row, occurrence);
  if (outcome.status === 'refunded') await refundToGiftCards(tx, row, order.paymentId, occurrence.at);
  if (outcome.status === 'pending') await logPaymentEvent(tx, orderRow, 'refund_pending', occurrence);
  else
    await transitionOrder(tx, orderRow, refundEvent(order.total, await findRefunds(tx, order)), 'refunded', occurrence);
}

/**
 * Applies a successful refund: its quantities are not shipped any more, are restocked if requested, and a mail to
 * the shopper is queued.
 */
async function accept(tx: Database, order: StoredOrder, row: RefundRow, occurrence: Occurrence): Promise<void> {
  const of = (list: RefundRow['lines'], id: string) =>
    list.filter(({ lineId }) => lineId === id).reduce((sum, { quantity }) => sum + quantity, 0);
  const after = order.lines.map((line) => ({
    ...line,
    refunded: line.refunded + of(row.lines, line.id),
    removed: line.removed + of(row.removes, line.id),
  }));
  await recordFulfillment(tx, order, after, 'not_sent', occurrence);
  if (row.restock) await restockLines(tx, order, row.removes, occurrence);
  if (row.amount > 0)
    await queueMail(
      tx,
      { storeId: order.storeId, kind: 'refund', orderId: order.id, reference: row.id },
      occurrence.at,
    );
}
