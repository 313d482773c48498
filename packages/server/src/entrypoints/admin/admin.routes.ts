import { routes, isRefusal, refuse, defaultPageSize, type AdminOrder, type Refusal } from '@smallshop/contract';
import { voidAtProvider } from '../../sale/payment-attempt/void-at-provider.ts';
import { transact } from '../../platform/database/transact.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { viewAdminOrder } from '../../orders/views/admin-order-view.ts';
import { beginRefund } from '../../orders/refund/begin-refund.ts';
import { cancelUnpaidOrder } from '../../sale/order/cancel-unpaid-order.ts';
import type { Occurrence } from '../../sale/order/order-log.repo.ts';
import {
  findOrder,
  findOrders,
  lockOrder,
  readOrderNumber,
  withProgress,
  type StoredOrder,
} from '../../sale/order/order.repo.ts';
import { viewOrder } from '../../orders/views/order-view.ts';
import { markOrderPaid } from '../../sale/order/mark-order-paid.ts';
import { submitRefund, settleRefund } from '../../orders/refund/refund-order.ts';
import { findRefund, findRefunds } from '../../orders/refund/refund.repo.ts';
import { sendParcel, takeParcelBack } from '../../orders/fulfillment/send-order.ts';
import { findProvider } from '../../sale/payment/providers.ts';

/** By the merchant whose key it is. */
function byMerchant({ keyId, now }: RequestContext, cause: string): Occurrence {
  return { cause, actor: { kind: 'merchant', id: keyId }, at: now() };
}

async function show(context: RequestContext, orderId: string): Promise<AdminOrder | Refusal> {
  const order = await findOrder(context.db, context.store.id, orderId);
  return order ? viewAdminOrder(context, order) : refuse('order_not_found');
}

/** Changes an order that is held, and answers it as it is then; a refusal takes everything back. */
async function change(
  context: RequestContext,
  orderId: string,
  work: (tx: Database, order: StoredOrder) => Promise<unknown>,
): Promise<AdminOrder | Refusal> {
  const refused = await transact(context.db, async (tx) => {
    const order = await lockOrder(tx, context.store.id, orderId);
    if (!order) return refuse('order_not_found');
    const result = await work(tx, order);
    return isRefusal(result) ? result : undefined;
  });
  return refused ?? show(context, orderId);
}

export const adminTopic = [
  bind(routes.admin.listOrders, async ({ db, store, baseUrl, deps }, { limit = defaultPageSize, cursor, number }) => {
    const after = cursor === undefined ? undefined : readCursor(cursor, 'newest', 'moment');
    if (after === null) return badCursor();
    const before = after && { placedAt: new Date(after.key), id: after.id };
    const rows = await findOrders(db, store.id, limit + 1, {
      ...(before && { before }),
      ...(number !== undefined && { number: readOrderNumber(number) }),
    });
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, placedAt }) => ({
      order: 'newest',
      key: placedAt.toISOString(),
      id,
    }));
    return { items: (await withProgress(db, shown)).map((order) => viewOrder(order, { baseUrl, deps })), nextCursor };
  }),

  bind(routes.admin.getOrder, (context, { orderId }) => show(context, orderId)),

  bind(routes.admin.markOrderPaid, (context, { orderId }) =>
    change(
      context,
      orderId,
      async (tx, { lines: _, ...order }) =>
        (await markOrderPaid(tx, order, byMerchant(context, 'marked_paid'))) ??
        refuse('order_state_conflict', { detail: `The order is ${order.status}.` }),
    ),
  ),

  bind(routes.admin.shipOrder, (context, { orderId, ...parcel }) =>
    change(context, orderId, async (tx, order) =>
      sendParcel(tx, order, await findRefunds(tx, order), parcel, byMerchant(context, 'shipped')),
    ),
  ),

  bind(routes.admin.returnOrder, (context, { orderId, lines, restock, cause = 'returned' }) =>
    change(context, orderId, (tx, order) => takeParcelBack(tx, order, lines, restock, byMerchant(context, cause))),
  ),

  bind(routes.admin.cancelOrder, async (context, { orderId, restock, cause = 'cancelled' }) => {
    let paymentId = '';
    const cancelled = await change(context, orderId, async (tx, order) => {
      const refused = refuse('order_state_conflict', {
        detail: `The order is ${order.status} and ${order.fulfillmentStatus}.`,
      });
      if (!(await cancelUnpaidOrder(tx, order, byMerchant(context, cause), restock))) return refused;
      paymentId = order.paymentId;
      return undefined;
    });
    if (paymentId) await voidAtProvider(context.deps, paymentId);
    return cancelled;
  }),

  bind(routes.admin.refundOrder, async (context, { orderId, ...input }) => {
    const begun = await change(context, orderId, (tx, order) => {
      const step = findProvider(context.deps, order.paymentMethodId)?.step?.(order.currency);
      return beginRefund(tx, order, input, byMerchant(context, input.cause ?? 'refund'), step);
    });
    if (isRefusal(begun)) return begun;
    const row = await findRefund(context.db, context.store.id, input.refundId);
    if (row?.status === 'processing') await submitRefund(context.deps, context.store.id, input.refundId);
    return show(context, orderId);
  }),

  bind(routes.admin.settleRefund, async (context, { orderId, refundId, status }) => {
    const refund = await findRefund(context.db, context.store.id, refundId);
    if (!(await findOrder(context.db, context.store.id, orderId))) return refuse('order_not_found');
    if (refund?.orderId !== orderId) return refuse('refund_not_found');
    // The status of a refund at a provider comes from the provider.
    if (refund.status !== 'pending')
      return refuse('order_state_conflict', { detail: `The refund is ${refund.status}.` });
    const { actor, cause } = byMerchant(context, 'by_hand');
    const outcome = status === 'failed' ? { status, detail: 'by_hand' } : { status };
    const written = await settleRefund(context.deps, refund, outcome, { actor, cause });
    return written ? show(context, orderId) : refuse('order_state_conflict');
  }),
];
