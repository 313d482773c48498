import { routes } from '@smallshop/contract';
import { findSettings } from '../settings/settings.repo.ts';
import { bind } from '../http/bind-route.ts';
import { refuse } from '../http/refusal.ts';
import { lookUpOrder, openByCode } from './look-up-order.ts';
import { findOrder, withProgress } from './order.repo.ts';
import { opensOrder } from './order-token.ts';
import { viewOrder } from './order-view.ts';

export const orderTopic = [
  bind(routes.order.get, async ({ db, store, baseUrl, deps, orderToken }, { orderId }) => {
    const { orderSecret } = await findSettings(db, store.id);
    const order = opensOrder(orderToken, orderSecret, orderId) ? await findOrder(db, store.id, orderId) : undefined;
    if (!order) return refuse('order_not_found');
    const [stored] = await withProgress(db, [order]);
    return viewOrder(stored!, { baseUrl, deps });
  }),

  bind(routes.order.lookUp, (context, input) => lookUpOrder(context, input)),

  bind(routes.order.openByCode, (context, { lookupId, code }) => openByCode(context, lookupId, code)),
];
