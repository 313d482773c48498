import type { Actor } from '@smallshop/contract';
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

/** Hours after which an unanswered refund is still asked for; the pause doubles up to it. */
const longestPause = 6;

/**
 * Asks the provider for a refund that was begun, outside of any transaction, and writes down what it
 * says. Whoever asks again (housekeeping after a crash, a webhook, a double click) asks under the
 * same id, which the provider gives back once.
 */
export async function submitRefund(deps: ProviderDeps, storeId: string, refundId: string): Promise<void> {
  const row = await findRefund(deps.db, storeId, refundId);
  if (row?.status !== 'processing' && row?.status !== 'pending') return;
  const order = (await findOrder(deps.db, storeId, row.orderId))!;
  try {
    await settleRefund(deps, row, await giveBack(deps, order, row), { cause: 'provider', actor: { kind: 'provider', id: order.paymentMethodId } });
  } catch (error) {
    const pause = Math.min(2 ** row.attempts * 60_000, longestPause * 3_600_000);
    await updateRefund(deps.db, row, { attempts: row.attempts + 1, askAgainAt: new Date(deps.now().getTime() + pause) });
    deps.log.warn({ refundId, err: redactError(error) }, 'refund not answered, it is asked for again');
  }
}

/** What gift cards paid needs no provider. */
async function giveBack(deps: ProviderDeps, { paymentMethodId, paymentId, currency }: OrderRow, { storeId, id: refundId, amount, giftCards }: RefundRow): Promise<RefundOutcome> {
  const money = amount - sumOfShares(giftCards);
  if (money === 0) return { status: 'refunded' };
  return providerOf(deps, paymentMethodId).refund({ storeId, paymentId, refundId, amount: { amount: money, currency } });
}

/** Goes on with what a crash or a silent provider left behind; safe in several processes at once. */
export async function resumeRefunds(deps: ProviderDeps): Promise<void> {
  for (const { storeId, id } of await findInterruptedRefunds(deps.db, deps.now())) await submitRefund(deps, storeId, id);
}

/** Writes down how a refund ended; does nothing where it is known. Answers whether it was written. */
export function settleRefund(
  deps: Pick<ProviderDeps, 'db' | 'now'>, { storeId, id, orderId }: RefundRow, outcome: RefundOutcome, by: { cause: string; actor: Actor },
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

/** Writes down what is news of a refund. Part of a transaction in which the order is held. */
export async function applyRefundOutcome(tx: Database, order: StoredOrder, row: RefundRow, outcome: RefundOutcome, occurrence: Occurrence): Promise<void> {
  await updateRefund(tx, row, { status: outcome.status, failure: outcome.status === 'failed' ? outcome.detail : null });
  const { lines: _, ...orderRow } = order;
  if (outcome.status === 'failed') {
    await logPaymentEvent(tx, orderRow, 'refund_failed', occurrence);
    return;
  }
  if (row.status === 'processing') await accept(tx, order, row, occurrence);
  if (outcome.status === 'refunded') await refundToGiftCards(tx, row, order.paymentId, occurrence.at);
  if (outcome.status === 'pending') await logPaymentEvent(tx, orderRow, 'refund_pending', occurrence);
  else await transitionOrder(tx, orderRow, refundEvent(order.total, await findRefunds(tx, order)), 'refunded', occurrence);
}

/** The money goes back: its pieces are not sent any more, lie on the shelf again if told, and the shopper hears of it. */
async function accept(tx: Database, order: StoredOrder, row: RefundRow, occurrence: Occurrence): Promise<void> {
  const of = (list: RefundRow['lines'], id: string) => list.filter(({ lineId }) => lineId === id).reduce((sum, { quantity }) => sum + quantity, 0);
  const after = order.lines.map((line) => ({ ...line, refunded: line.refunded + of(row.lines, line.id), removed: line.removed + of(row.removes, line.id) }));
  await recordFulfillment(tx, order, after, 'not_sent', occurrence);
  if (row.restock) await restockLines(tx, order, row.removes, occurrence);
  if (row.amount > 0) await queueMail(tx, { storeId: order.storeId, kind: 'refund', orderId: order.id, reference: row.id }, occurrence.at);
}
