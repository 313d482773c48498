import { refuse } from '../http/refusal.ts';
import type { Resolvers } from '../shop/resolver.ts';

export const orderResolvers: Resolvers<'order'> = {
  get({ orderId }, { shop, orderToken }) {
    const found = shop.orders.get(orderId);
    return found && found.token === orderToken ? found.order : refuse('order_not_found');
  },
};
