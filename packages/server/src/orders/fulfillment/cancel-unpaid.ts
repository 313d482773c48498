import { and, asc, eq, lte } from 'drizzle-orm';
import { voidAtProvider } from '../../sale/payment-attempt/void-at-provider.ts';
import type { Database } from '../../platform/database/client.ts';
import { redactError } from '../../shop/requests/errors.ts';
import type { ProviderDeps } from '../../sale/payment/port/payment-port.ts';
import { cancelUnpaidOrder } from '../../sale/order/cancel-unpaid-order.ts';
import { lockOrder } from '../../sale/order/order.repo.ts';
import { orders, type OrderRow } from '../../sale/records/order.tables.ts';

type Waiting = Pick<OrderRow, 'id' | 'storeId' | 'paymentId'>;

/**
 * Cancels orders whose bank transfer did not arrive in time, so that their stock can be sold again. A job of
 * housekeeping, safe in any number of processes.
 */
export async function cancelUnpaid(deps: ProviderDeps): Promise<void> {
  for (const order of await findOverdue(deps.db, deps.now())) {
    // One that cannot be cancelled must not keep the others waiting.
    await cancel(deps, order).catch((error: unknown) =>
      deps.log.warn({ orderId: order.id, err: redactError(error) }, 'unpaid order could not be cancelled'),
    );
  }
}

/** All of them, the longest overdue first. */
function findOverdue(db: Database, now: Date): Promise<Waiting[]> {
  return db
    .select({ id: orders.id, storeId: orders.storeId, paymentId: orders.paymentId })
    .from(orders)
    .where(isOverdue(now))
    .orderBy(asc(orders.paymentDueAt), asc(orders.id));
}

const isOverdue = (now: Date) =>
  and(
    eq(orders.status, 'pending'),
    eq(orders.paymentKind, 'bank_transfer'),
    eq(orders.fulfillmentStatus, 'unfulfilled'),
    lte(orders.paymentDueAt, now),
  );

async function cancel(deps: ProviderDeps, { id, storeId, paymentId }: Waiting): Promise<void> {
  const occurrence = { cause: 'not_paid_in_time', actor: { kind: 'system', id: null }, at: deps.now() } as const;
  const done = await deps.db.transaction(async (tx) => {
    // A merchant may have marked it paid, or another process cancelled it, since it was found: then its status refuses.
    const order = await lockOrder(tx, storeId, id);
    return order ? cancelUnpaidOrder(tx, order, occurrence, true) : false;
  });
  if (!done) return;
  deps.log.info({ orderId: id }, 'order cancelled: its transfer has not come in time');
  await voidAtProvider(deps, paymentId);
}
