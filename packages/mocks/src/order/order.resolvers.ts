import { refuse, minuteMs, maxOrderCodeAttempts, orderCodeMinutes } from '@smallshop/contract';
import { linkOf } from './downloads.ts';
import type { Resolvers } from '../shop/resolver.ts';

/** The code for every order lookup. No mail is sent. */
export const testOrderCode = '424242';

export const orderResolvers: Resolvers<'order'> = {
  get({ orderId }, { shop, orderToken }) {
    const found = shop.orders.get(orderId);
    return found && found.token === orderToken ? found.order : refuse('order_not_found');
  },
  renewDownloads({ orderId }, { shop, orderToken }) {
    const found = shop.orders.get(orderId);
    if (!found || found.token !== orderToken) return refuse('order_not_found');
    const { downloads } = found.order;
    if (!downloads) return refuse('order_state_conflict');
    found.order.downloads = downloads.map((one) => ({ ...one, ...linkOf(one.name, shop.now()) }));
    return found.order;
  },
  lookUp({ number, email }, { shop }) {
    const id = shop.nextId('lookup');
    const wanted = email.trim().toLowerCase();
    const found = [...shop.orders.values()].find(
      ({ order }) => order.number === number.trim().replace(/^#/, '') && order.contact.email.toLowerCase() === wanted,
    );
    const expiresAt = shop.now() + orderCodeMinutes * minuteMs;
    shop.lookups.set(id, { orderId: found?.order.id ?? null, attempts: 0, expiresAt });
    return { id, expiresAt: new Date(expiresAt).toISOString() };
  },
  openByCode({ lookupId, code }, { shop }) {
    const wrong = refuse('order_code_invalid', { field: 'code' });
    const lookup = shop.lookups.get(lookupId);
    if (!lookup || lookup.attempts >= maxOrderCodeAttempts || lookup.expiresAt <= shop.now()) return wrong;
    lookup.attempts += 1;
    const found = shop.orders.get(lookup.orderId ?? '');
    if (!found || code.replace(/[\s-]/g, '') !== testOrderCode) return wrong;
    shop.lookups.delete(lookupId);
    return { id: found.order.id, number: found.order.number, token: found.token };
  },
};
