import { refuse, minuteMs } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';

/** The code for every order lookup. No mail is sent. */
export const testOrderCode = '424242';

const quarterHour = 15 * minuteMs;

export const orderResolvers: Resolvers<'order'> = {
  get({ orderId }, { shop, orderToken }) {
    const found = shop.orders.get(orderId);
    return found && found.token === orderToken ? found.order : refuse('order_not_found');
  },
  lookUp({ number, email }, { shop }) {
    const id = shop.nextId('lookup');
    const wanted = email.trim().toLowerCase();
    const found = [...shop.orders.values()].find(
      ({ order }) => order.number === number.trim() && order.contact.email.toLowerCase() === wanted,
    );
    shop.lookups.set(id, found?.order.id ?? null);
    return { id, expiresAt: new Date(shop.now() + quarterHour).toISOString() };
  },
  openByCode({ lookupId, code }, { shop }) {
    const found = shop.orders.get(shop.lookups.get(lookupId) ?? '');
    if (!found || code.replace(/\s/g, '') !== testOrderCode) return refuse('order_code_invalid', { field: 'code' });
    return { id: found.order.id, number: found.order.number, token: found.token };
  },
};
