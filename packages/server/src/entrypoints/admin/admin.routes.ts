import { routes, isRefusal, refuse } from '@smallshop/contract';
import { voidAtProvider } from '../../sale/payment-attempt/void-at-provider.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { beginRefund } from '../../orders/refund/begin-refund.ts';
import { cancelUnpaidOrder } from '../../sale/order/cancel-unpaid-order.ts';
import { findOrder } from '../../sale/order/order.repo.ts';
import { markOrderPaid } from '../../sale/order/mark-order-paid.ts';
import { submitRefund, settleRefund } from '../../orders/refund/refund-order.ts';
import { findRefund, findRefunds } from '../../orders/refund/refund.repo.ts';
import { sendParcel, takeParcelBack } from '../../orders/fulfillment/send-order.ts';
import { findProvider } from '../../sale/payment/providers.ts';
import { byMerchant, changeOrder, showOrder } from './change-order.ts';

export const adminTopic = [
  bind(routes.admin.getOrder, (context, { orderId }) => showOrder(context, orderId)),

  bind(routes.admin.markOrderPaid, (context, { orderId }) =>
    changeOrder(
      context,
      orderId,
      async (tx, { lines: _, ...order }) =>
        (await markOrderPaid(tx, order, byMerchant(context, 'marked_paid'))) ??
        refuse('order_state_conflict', { detail: `The order is ${order.status}.` }),
    ),
  ),

  bind(routes.admin.shipOrder, (context, { orderId, ...parcel }) =>
    changeOrder(context, orderId, async (tx, order) =>
      sendParcel(tx, order, await findRefunds(tx, order), parcel, byMerchant(context, 'shipped')),
    ),
  ),

  bind(routes.admin.returnOrder, (context, { orderId, lines, restock, cause = 'returned' }) =>
    changeOrder(context, orderId, (tx, order) => takeParcelBack(tx, order, lines, restock, byMerchant(context, cause))),
  ),

  bind(routes.admin.cancelOrder, async (context, { orderId, restock, cause = 'cancelled' }) => {
    let paymentId = '';
    const cancelled = await changeOrder(context, orderId, async (tx, order) => {
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
    const begun = await changeOrder(context, orderId, (tx, order) => {
      const step = findProvider(context.deps, order.paymentMethodId)?.step?.(order.currency);
      return beginRefund(tx, order, input, byMerchant(context, input.cause ?? 'refund'), step);
    });
    if (isRefusal(begun)) return begun;
    const row = await findRefund(context.db, context.store.id, input.refundId);
    if (row?.status === 'processing') await submitRefund(context.deps, context.store.id, input.refundId);
    return showOrder(context, orderId);
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
    return written ? showOrder(context, orderId) : refuse('order_state_conflict');
  }),
];
