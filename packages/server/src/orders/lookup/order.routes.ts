import { routes, refuse } from '@smallshop/contract';
import { findSettings } from '../../shop/store/settings.repo.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { lookUpOrder, openByCode } from './look-up-order.ts';
import { findOrder, withProgress } from '../../sale/order/order.repo.ts';
import { opensOrder } from '../../sale/order/order-token.ts';
import { viewOrder } from '../views/order-view.ts';

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
