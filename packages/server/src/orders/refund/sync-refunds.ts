import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { sumOfShares } from '../../sale/gift-card/sum-of-shares.ts';
import type { ProviderRefund } from '../../sale/payment/port/payment-port.ts';
import { providerOf } from '../../sale/payment/providers.ts';
import type { ProviderDeps } from '../../sale/payment/port/payment-port.ts';
import { transitionOrder, type Occurrence } from '../../sale/order/order-log.repo.ts';
import { findOrderOfPayment, lockOrder, type StoredOrder } from '../../sale/order/order.repo.ts';
import { refunds as refundTable, type RefundRow } from '../../sale/records/order-progress.tables.ts';
import { undoneEvent } from './refund-amount.ts';
import { isFinalChange, applyRefundOutcome } from './refund-order.ts';
import { findRefund, findRefunds, updateRefund } from './refund.repo.ts';

interface Payment {
  storeId: string;
  paymentId: string;
}

/**
 * Fetches the refunds of a payment from the provider and updates the order: refunds made at the provider become
 * refunds of the order, and refunds that the bank rejected are reverted. The current state is fetched, so it may be
 * called at any time and any number of times.
 */
export async function syncRefunds(deps: ProviderDeps, payment: Payment, methodId: string): Promise<void> {
  const made = (await providerOf(deps, methodId).refunds?.(payment.storeId, payment.paymentId)) ?? [];
  const order = made.length > 0 ? await findOrderOfPayment(deps.db, payment.storeId, payment.paymentId) : undefined;
  // Refunds of a payment without an order, or with a cancelled one, were made by this server itself.
  if (!order || order.status === 'cancelled') return;
  if (order.status === 'pending')
    throw new Error(`Money of ${payment.paymentId} was given back, but it is not known yet that it came.`);
  for (const one of made) {
    await deps.db.transaction(async (tx) => {
      const occurrence = {
        cause: 'made_at_provider',
        actor: { kind: 'provider', id: methodId } as const,
        at: deps.now(),
        reference: one.id,
      };
      await note(tx, (await lockOrder(tx, payment.storeId, order.id))!, one, occurrence);
    });
  }
}

async function note(
  tx: Database,
  order: StoredOrder,
  { id, amount: { amount, currency }, outcome }: ProviderRefund,
  occurrence: Occurrence,
): Promise<void> {
  if (currency !== order.currency)
    throw new Error(`The refund ${id} is in ${currency}, its order in ${order.currency}.`);
  const known = await findRefund(tx, order.storeId, id);
  if (known && known.orderId !== order.id) throw new Error(`The refund ${id} is one of another order.`);
  const row = known ?? (await insert(tx, order, { id, amount }, occurrence));
  if (isFinalChange(row, outcome))
    await applyRefundOutcome(tx, order, row, outcome, known ? { ...occurrence, cause: 'provider' } : occurrence);
  else if (row.status === 'refunded' && outcome.status === 'failed')
    await undo(tx, order, row, outcome.detail, { ...occurrence, cause: outcome.detail });
}

/** A refund made at the provider has an amount only; it is not known which lines it is for. */
async function insert(
  tx: Database,
  { id: orderId, storeId }: StoredOrder,
  { id, amount }: { id: string; amount: number },
  { cause, actor, at }: Occurrence,
): Promise<RefundRow> {
  const row: RefundRow = {
    storeId,
    id,
    orderId,
    amount,
    status: 'processing',
    giftCards: [],
    lines: [],
    removes: [],
    restock: false,
    cause,
    actor,
    // The content of a merchant's request is never equal to it.
    contentHash: hashToken(JSON.stringify([cause, id])),
    failure: null,
    createdAt: at,
    askAgainAt: at,
    attempts: 0,
  };
  await tx.insert(refundTable).values(row);
  return row;
}

async function undo(
  tx: Database,
  { lines: _, ...order }: StoredOrder,
  row: RefundRow,
  failure: string,
  occurrence: Occurrence,
): Promise<void> {
  const onCards = sumOfShares(row.giftCards);
  await updateRefund(tx, row, { status: 'failed', failure, amount: row.amount - onCards, giftCards: [] });
  // Only the provider's part came back. The part on gift cards may be spent already, so it becomes a refund of its
  // own.
  if (onCards > 0)
    await tx
      .insert(refundTable)
      .values({ ...row, id: `${row.id}.gift-cards`, amount: onCards, lines: [], removes: [] });
  await transitionOrder(tx, order, undoneEvent(await findRefunds(tx, order)), 'refund_failed', occurrence);
}
