import type { OrderStatus, Refund } from '@smallshop/contract';
import { refuse } from '../http/refusal.ts';
import type { OrderRecord } from '../shop/shop-state.ts';
import type { Resolvers } from '../shop/resolver.ts';
import { happened, merchant, openOrder, showOrder } from './show-order.ts';

const totalOf = ({ order }: OrderRecord) => order.totals.find(({ type }) => type === 'total')!.amount;

const sum = (found: OrderRecord, statuses: readonly Refund['status'][]) =>
  found.order.refunds.filter(({ status }) => statuses.includes(status)).reduce((all, { amount }) => all + amount.amount, 0);

const statusOf = (found: OrderRecord): OrderStatus =>
  sum(found, ['refunded']) >= totalOf(found).amount ? 'refunded' : sum(found, ['refunded']) > 0 ? 'partly_refunded' : 'paid';

/** Cards are given back at once, transfers by hand. */
export const refundResolvers: Pick<Resolvers<'admin'>, 'refundOrder' | 'settleRefund'> = {
  refundOrder({ orderId, refundId, amount, lines = [], cause = 'refund' }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const { order, progress } = found;
    if (order.refunds.some(({ id }) => id === refundId)) return showOrder(found);
    if (order.status !== 'paid' && order.status !== 'partly_refunded') return refuse('order_state_conflict');
    const left = totalOf(found).amount - sum(found, ['pending', 'refunded']);
    const ofLines = lines.reduce((all, { lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return all + (line ? Math.floor((line.total.amount * quantity) / line.quantity) : 0);
    }, 0);
    const wanted = amount ?? (lines.length > 0 ? ofLines : left);
    if (wanted > left) return refuse('refund_too_large', { field: 'amount' });
    for (const { lineId, quantity } of lines) progress.find((line) => line.lineId === lineId)!.refunded += quantity;
    const status = order.payment.kind === 'card' ? 'refunded' : 'pending';
    const { currency } = totalOf(found);
    order.refunds.push({ id: refundId, amount: { amount: wanted, currency }, status, lines, createdAt: new Date(shop.now()).toISOString() });
    const type = status === 'refunded' ? 'refunded' : 'refund_pending';
    return happened(shop, found, { type, machine: 'order', to: statusOf(found), cause, actor: merchant, reference: refundId });
  },
  settleRefund({ orderId, refundId, status }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const refund = found.order.refunds.find(({ id }) => id === refundId);
    if (!refund) return refuse('refund_not_found');
    if (refund.status !== 'pending') return refuse('order_state_conflict');
    refund.status = status;
    const type = status === 'refunded' ? 'refunded' : 'refund_failed';
    return happened(shop, found, { type, machine: 'order', to: statusOf(found), cause: 'by_hand', actor: merchant, reference: refundId });
  },
};
