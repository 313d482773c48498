import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import { route } from '../common/route.ts';
import { orderSchema } from '../order/order.schemas.ts';
import { adminOrderSchema } from './admin-order.schemas.ts';
import { adminEndpoints } from './admin.endpoints.ts';
import { orderListEndpoints } from './order-list.endpoints.ts';
import {
  internalNoteSchema,
  internalNoteSetSchema,
  orderListQuerySchema,
  orderSearchSchema,
  orderTagsChangeSchema,
  orderTagsSetSchema,
} from './order-list.schemas.ts';

const orderPageSchema = component(
  'OrderPage',
  pageOf(component('ListedOrder', z.extend(orderSchema, { tags: z.optional(z.array(z.string())) }))),
);

export const orderListRoutes = {
  listOrders: route({
    endpoint: adminEndpoints.listOrders,
    summary: 'List orders with filters and sorting. Default: newest first',
    key: 'secret',
    query: orderListQuerySchema,
    response: orderPageSchema,
    errors: [],
  }),
  searchOrders: route({
    endpoint: orderListEndpoints.searchOrders,
    summary: 'Search orders, also by personal data such as the e-mail address, which must not be in a URL',
    key: 'secret',
    body: orderSearchSchema,
    response: orderPageSchema,
    errors: [],
  }),
  setOrderTags: route({
    endpoint: orderListEndpoints.setOrderTags,
    summary: 'Replace the tags of an order',
    key: 'secret',
    body: orderTagsSetSchema,
    response: adminOrderSchema,
    errors: ['order_not_found'],
  }),
  changeOrderTags: route({
    endpoint: orderListEndpoints.changeOrderTags,
    summary: 'Add tags to an order and remove others',
    key: 'secret',
    body: orderTagsChangeSchema,
    response: adminOrderSchema,
    errors: ['order_not_found'],
  }),
  setInternalNote: route({
    endpoint: orderListEndpoints.setInternalNote,
    summary: 'Replace the merchant’s note about an order. Earlier versions are kept',
    key: 'secret',
    body: internalNoteSetSchema,
    response: adminOrderSchema,
    errors: ['order_not_found'],
  }),
  listInternalNotes: route({
    endpoint: orderListEndpoints.listInternalNotes,
    summary: 'List every version of the merchant’s note about an order, newest first',
    key: 'secret',
    response: component('InternalNoteList', z.object({ items: z.array(internalNoteSchema) })),
    errors: ['order_not_found'],
  }),
};
