import { refuse, sum, type GiftCardPart, type OrderStatus, type Refund } from '@smallshop/contract';
import type { OrderRecord } from '../shop/shop-state.ts';
import type { Resolvers } from '../shop/resolver.ts';
import { writeEntries } from '../gift-card/gift-card.views.ts';
import { happened, merchant, openOrder, showOrder } from './show-order.ts';

const totalOf = ({ order }: OrderRecord) => order.totals.find(({ type }) => type === 'total')!.amount;

const refundedOf = (found: OrderRecord, statuses: readonly Refund['status'][]) =>
  sum(found.order.refunds.filter(({ status }) => statuses.includes(status)).map(({ amount }) => amount.amount));

const statusOf = (found: OrderRecord): OrderStatus =>
  refundedOf(found, ['refunded']) >= totalOf(found).amount
    ? 'refunded'
    : refundedOf(found, ['refunded']) > 0
      ? 'partly_refunded'
      : 'paid';

const sumOfParts = (parts: readonly GiftCardPart[]) => sum(parts.map(({ amount }) => amount.amount));

/** Refunds the payment method first, then the gift cards, the one used last first. */
function ontoCards(found: OrderRecord, wanted: number): (GiftCardPart & { id: string })[] {
  const { order, giftCards } = found;
  const before = order.refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ id }) => found.ontoCards.get(id) ?? []);
  const otherwise = order.amountDue.amount - (refundedOf(found, ['pending', 'refunded']) - sumOfParts(before));
  let rest = Math.max(0, wanted - otherwise);
  return giftCards.toReversed().flatMap(({ id, last4, amount }) => {
    const part = Math.min(rest, amount.amount - sumOfParts(before.filter((one) => one.id === id)));
    rest -= part;
    return part > 0 ? [{ id, last4, amount: { ...amount, amount: part } }] : [];
  });
}

/** Card payments are refunded at once, transfers by hand. */
export const refundResolvers: Pick<Resolvers<'admin'>, 'refundOrder' | 'settleRefund'> = {
  refundOrder({ orderId, refundId, amount, lines = [], restock = false, cause = 'refund' }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const { order, progress } = found;
    if (order.refunds.some(({ id }) => id === refundId)) return showOrder(found);
    if (order.status !== 'paid' && order.status !== 'partly_refunded') return refuse('order_state_conflict');
    if (amount && amount.currency !== totalOf(found).currency)
      return refuse('invalid_request', {
        field: 'amount.currency',
        errors: [{ field: 'amount.currency', code: 'not_allowed' }],
      });
    if (amount && amount.amount < 1)
      return refuse('invalid_request', {
        field: 'amount.amount',
        errors: [{ field: 'amount.amount', code: 'too_small' }],
      });
    const left = totalOf(found).amount - refundedOf(found, ['pending', 'refunded']);
    const ofLines = lines.reduce((all, { lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return all + (line ? Math.floor((line.total.amount * quantity) / line.quantity) : 0);
    }, 0);
    const wanted = amount?.amount ?? (lines.length > 0 ? ofLines : left);
    if (wanted > left) return refuse('refund_too_large', { field: 'amount' });
    for (const { lineId, quantity } of lines) {
      const line = progress.find((one) => one.lineId === lineId)!;
      const isShipped = order.lines.some(({ id, requiresShipping }) => id === lineId && requiresShipping);
      const unsent = Math.min(quantity, isShipped ? line.open : line.ordered - line.refunded);
      line.refunded += quantity;
      if (isShipped) line.open -= unsent;
      if (restock) line.restocked += unsent;
    }
    const { currency } = totalOf(found);
    const giftCards = ontoCards(found, wanted);
    const byHand = order.payment.kind !== 'card' && wanted > sumOfParts(giftCards);
    found.ontoCards.set(refundId, giftCards);
    const status = byHand ? 'pending' : 'refunded';
    const parts = giftCards.map(({ last4, amount: part }) => ({ last4, amount: part }));
    order.refunds.push({
      id: refundId,
      amount: { amount: wanted, currency },
      giftCards: parts,
      status,
      lines,
      createdAt: new Date(shop.now()).toISOString(),
    });
    if (status === 'refunded') writeEntries(shop, giftCards, 'refund', orderId);
    const type = status === 'refunded' ? 'refunded' : 'refund_pending';
    return happened(shop, found, {
      type,
      machine: 'order',
      to: statusOf(found),
      cause,
      actor: merchant,
      reference: refundId,
    });
  },
  settleRefund({ orderId, refundId, status }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const refund = found.order.refunds.find(({ id }) => id === refundId);
    if (!refund) return refuse('refund_not_found');
    if (refund.status !== 'pending') return refuse('order_state_conflict');
    refund.status = status;
    if (status === 'refunded') writeEntries(shop, found.ontoCards.get(refundId) ?? [], 'refund', orderId);
    const type = status === 'refunded' ? 'refunded' : 'refund_failed';
    return happened(shop, found, {
      type,
      machine: 'order',
      to: statusOf(found),
      cause: 'by_hand',
      actor: merchant,
      reference: refundId,
    });
  },
};
