import { refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import { writeEntries } from '../gift-card/gift-card.views.ts';
import { orderListResolvers } from './order-list.resolvers.ts';
import { refundResolvers } from './refund.resolvers.ts';
import { fulfillWithoutParcel, happened, merchant, openOrder, showOrder } from './show-order.ts';
import { stockResolvers } from './stock.resolvers.ts';

const fields = (errors: { field: string; code: 'too_large' }[]) =>
  refuse('invalid_request', { field: errors[0]!.field, errors });

export const adminResolvers: Resolvers<'admin'> = {
  ...stockResolvers,
  ...orderListResolvers,
  ...refundResolvers,
  getOrder: ({ orderId }, { shop }) => {
    const found = openOrder(shop, orderId);
    return found ? showOrder(found) : refuse('order_not_found');
  },
  markOrderPaid({ orderId }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    if (found.order.status !== 'pending') return refuse('order_state_conflict');
    Object.assign(found.order.payment, { status: 'paid', dueAt: null });
    happened(shop, found, { type: 'paid', machine: 'order', to: 'paid', cause: 'marked_paid', actor: merchant });
    fulfillWithoutParcel(shop, found, merchant);
    return showOrder(found);
  },
  shipOrder({ orderId, lines, trackingNumber = null, trackingUrl = null }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const { order, progress } = found;
    const sent =
      lines ?? progress.filter(({ open }) => open > 0).map(({ lineId, open }) => ({ lineId, quantity: open }));
    if (sent.length === 0 || !['paid', 'partly_refunded'].includes(order.status)) return refuse('order_state_conflict');
    const bad = sent.findIndex(
      ({ lineId, quantity }) => quantity > (progress.find((line) => line.lineId === lineId)?.open ?? 0),
    );
    if (bad >= 0) return fields([{ field: `lines.${bad}.quantity`, code: 'too_large' }]);
    for (const { lineId, quantity } of sent) {
      const line = progress.find((one) => one.lineId === lineId)!;
      line.open -= quantity;
      line.shipped += quantity;
    }
    const id = shop.nextId('shipment');
    order.shipments.push({ id, sentAt: new Date(shop.now()).toISOString(), lines: sent, trackingNumber, trackingUrl });
    const to = progress.some(({ open }) => open > 0) ? 'partially_fulfilled' : 'fulfilled';
    return happened(shop, found, {
      type: 'shipped',
      machine: 'fulfillment',
      to,
      cause: 'shipped',
      actor: merchant,
      reference: id,
    });
  },
  returnOrder({ orderId, lines, restock, cause = 'returned' }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const { order, progress } = found;
    if (!['partially_fulfilled', 'fulfilled'].includes(order.fulfillmentStatus)) return refuse('order_state_conflict');
    const there = (lineId: string) => progress.find((line) => line.lineId === lineId);
    const bad = lines.findIndex(
      ({ lineId, quantity }) => quantity > (there(lineId)?.shipped ?? 0) - (there(lineId)?.returned ?? 0),
    );
    if (bad >= 0) return fields([{ field: `lines.${bad}.quantity`, code: 'too_large' }]);
    for (const { lineId, quantity } of lines) {
      there(lineId)!.returned += quantity;
      if (restock) there(lineId)!.restocked += quantity;
    }
    const all = progress.every(({ open, shipped, returned }) => open === 0 && shipped === returned);
    return happened(shop, found, {
      type: 'returned',
      machine: 'fulfillment',
      to: all ? 'returned' : order.fulfillmentStatus,
      cause,
      actor: merchant,
    });
  },
  cancelOrder({ orderId, restock, cause = 'cancelled' }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    const { order, progress } = found;
    if (order.status !== 'pending' || order.fulfillmentStatus !== 'unfulfilled') return refuse('order_state_conflict');
    for (const line of progress) {
      if (restock) line.restocked += line.ordered;
      line.open = 0;
    }
    order.payment.dueAt = null;
    writeEntries(shop, found.giftCards, 'release', orderId);
    return happened(shop, found, { type: 'cancelled', machine: 'order', to: 'cancelled', cause, actor: merchant });
  },
};
