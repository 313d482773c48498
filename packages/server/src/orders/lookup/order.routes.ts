import { routes, refuse } from '@smallshop/contract';
import { findSettings } from '../../shop/store/settings.repo.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { lookUpOrder, openByCode } from './look-up-order.ts';
import { findOrder, withProgress, type ShownOrder } from '../../sale/order/order.repo.ts';
import { opensOrder } from '../../sale/order/order-token.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { renewOwnDownloads, viewOwnOrder, type DownloadContext } from '../downloads/order-downloads.ts';

/** The order that the token of the request opens, with what its view needs. */
async function openOrder(
  { db, store, baseUrl, deps, now, orderToken }: RequestContext & { orderToken: string },
  orderId: string,
): Promise<{ order: ShownOrder; context: DownloadContext } | undefined> {
  const { orderSecret: secret } = await findSettings(db, store.id);
  const row = opensOrder(orderToken, secret, orderId) ? await findOrder(db, store.id, orderId) : undefined;
  if (!row) return undefined;
  const [order] = await withProgress(db, [row]);
  return { order: order!, context: { db, baseUrl, deps, secret, now: now() } };
}

export const orderTopic = [
  bind(routes.order.get, async (context, { orderId }) => {
    const own = await openOrder(context, orderId);
    return own ? viewOwnOrder(own.order, own.context) : refuse('order_not_found');
  }),

  bind(routes.order.renewDownloads, async (context, { orderId }) => {
    const own = await openOrder(context, orderId);
    return own ? renewOwnDownloads(own.order, own.context) : refuse('order_not_found');
  }),

  bind(routes.order.lookUp, (context, input) => lookUpOrder(context, input)),

  bind(routes.order.openByCode, (context, { lookupId, code }) => openByCode(context, lookupId, code)),
];
