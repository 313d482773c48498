import { routes, isRefusal, refuse, type OrderSearch } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { addInternalNote, findInternalNotes } from '../../orders/annotations/internal-note.repo.ts';
import { changedTags, saveTags } from '../../orders/annotations/order-tags.ts';
import { findOrderPage } from '../../orders/list/find-orders.ts';
import { viewOrder } from '../../orders/views/order-view.ts';
import { findOrder, withProgress } from '../../sale/order/order.repo.ts';
import { byMerchant, changeOrder } from './change-order.ts';

async function listOrders({ db, store, baseUrl, deps }: RequestContext, search: OrderSearch) {
  const page = await findOrderPage(db, store.id, search);
  if (isRefusal(page)) return page;
  const items = (await withProgress(db, page.shown)).map((order) => ({
    ...viewOrder(order, { baseUrl, deps }),
    tags: order.tags,
  }));
  return { items, nextCursor: page.nextCursor };
}

/** The list of orders, and what merchants write on an order. */
export const orderListTopic = [
  bind(routes.admin.listOrders, listOrders),

  bind(routes.admin.searchOrders, listOrders, { changesNothing: true }),

  bind(routes.admin.setOrderTags, (context, { orderId, tags }) =>
    changeOrder(context, orderId, (tx, order) => saveTags(tx, order, tags)),
  ),

  bind(routes.admin.changeOrderTags, (context, { orderId, ...change }) =>
    changeOrder(context, orderId, async (tx, order) => {
      const tags = changedTags(order.tags, change);
      return isRefusal(tags) ? tags : saveTags(tx, order, tags);
    }),
  ),

  bind(routes.admin.setInternalNote, (context, { orderId, text }) =>
    changeOrder(context, orderId, (tx, order) => addInternalNote(tx, order, text, byMerchant(context, 'note'))),
  ),

  bind(routes.admin.listInternalNotes, async ({ db, store }, { orderId }) => {
    const order = await findOrder(db, store.id, orderId);
    return order ? { items: await findInternalNotes(db, order) } : refuse('order_not_found');
  }),
];
