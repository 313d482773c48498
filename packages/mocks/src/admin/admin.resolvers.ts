import { pageOf } from '../catalog/page.ts';
import { refuse } from '../http/refusal.ts';
import type { Resolvers } from '../shop/resolver.ts';

export const adminResolvers: Resolvers<'admin'> = {
  listOrders: (input, { shop }) => pageOf([...shop.orders.values()].map(({ order }) => order).reverse(), input),
  getOrder: ({ orderId }, { shop }) => shop.orders.get(orderId)?.order ?? refuse('order_not_found'),
  markOrderPaid({ orderId }, { shop }) {
    const order = shop.orders.get(orderId)?.order;
    if (!order) return refuse('order_not_found');
    if (order.status !== 'pending') return refuse('order_state_conflict');
    order.status = 'paid';
    order.payment.status = 'paid';
    return order;
  },
  setStock({ sku, stock }, { shop }) {
    if (!shop.stock.has(sku)) return refuse('variant_not_found');
    shop.stock.set(sku, stock);
    return { sku, stock };
  },
};
