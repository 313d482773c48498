import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf, pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { orderSchema } from '../order/order.schemas.ts';
import { adminEndpoints } from './admin.endpoints.ts';

const stock = z.int().check(z.gte(0), z.lte(1_000_000));

export const adminRoutes = {
  listOrders: route({
    endpoint: adminEndpoints.listOrders,
    summary: 'Orders, newest first',
    key: 'secret',
    query: z.object(pageQuery),
    response: component('OrderPage', pageOf(orderSchema)),
    errors: [],
  }),
  getOrder: route({
    endpoint: adminEndpoints.getOrder,
    summary: 'One order',
    key: 'secret',
    response: orderSchema,
    errors: ['order_not_found'],
  }),
  markOrderPaid: route({
    endpoint: adminEndpoints.markOrderPaid,
    summary: 'The money of a pending order has arrived',
    key: 'secret',
    body: component('MarkPaid', z.object({})),
    response: orderSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  setStock: route({
    endpoint: adminEndpoints.setStock,
    summary: 'Set how many pieces of a variant can be sold',
    key: 'secret',
    body: component('StockSet', z.object({ stock })),
    response: component('Stock', z.object({ sku: z.string(), stock })),
    errors: ['variant_not_found'],
  }),
};
