import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf, pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { orderSchema } from '../order/order.schemas.ts';
import {
  adminOrderSchema, cancelInputSchema, refundInputSchema, refundSettleSchema, returnInputSchema, shipInputSchema,
} from './admin-order.schemas.ts';
import {
  locationInputSchema, locationListSchema, locationSchema, stockAdjustmentPageSchema, stockAdjustSchema, stockSchema, stockSetSchema,
} from './admin-stock.schemas.ts';
import { adminEndpoints } from './admin.endpoints.ts';

/** A change of one order, answered with the order after it. */
const changed = { key: 'secret', response: adminOrderSchema } as const;

export const adminRoutes = {
  listOrders: route({
    endpoint: adminEndpoints.listOrders,
    summary: 'Orders, newest first; with `number` the order of that number',
    key: 'secret',
    query: z.object({ ...pageQuery, number: z.optional(z.string().check(z.maxLength(20))) }),
    response: component('OrderPage', pageOf(orderSchema)),
    errors: [],
  }),
  getOrder: route({
    endpoint: adminEndpoints.getOrder,
    summary: 'One order with its log',
    key: 'secret',
    response: adminOrderSchema,
    errors: ['order_not_found'],
  }),
  markOrderPaid: route({
    ...changed,
    endpoint: adminEndpoints.markOrderPaid,
    summary: 'The money of a pending order has arrived',
    body: component('MarkPaid', z.object({})),
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  shipOrder: route({
    ...changed,
    endpoint: adminEndpoints.shipOrder,
    summary: 'Pieces of an order were sent',
    body: shipInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  returnOrder: route({
    ...changed,
    endpoint: adminEndpoints.returnOrder,
    summary: 'Pieces that were sent came back',
    body: returnInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  cancelOrder: route({
    ...changed,
    endpoint: adminEndpoints.cancelOrder,
    summary: 'Cancel an order for which no money has come and nothing was sent',
    body: cancelInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  refundOrder: route({
    ...changed,
    endpoint: adminEndpoints.refundOrder,
    summary: 'Give money back, all or a part',
    body: refundInputSchema,
    errors: ['order_not_found', 'order_state_conflict', 'refund_too_large'],
  }),
  settleRefund: route({
    ...changed,
    endpoint: adminEndpoints.settleRefund,
    summary: 'A refund that is made by hand was made, or cannot be',
    body: refundSettleSchema,
    errors: ['order_not_found', 'refund_not_found', 'order_state_conflict'],
  }),
  getStock: route({
    endpoint: adminEndpoints.getStock,
    summary: 'How many pieces of a variant there are, and where',
    key: 'secret',
    response: stockSchema,
    errors: ['variant_not_found'],
  }),
  setStock: route({
    endpoint: adminEndpoints.setStock,
    summary: 'Set how many pieces of a variant can be sold',
    key: 'secret',
    body: stockSetSchema,
    response: stockSchema,
    errors: ['variant_not_found', 'location_not_found'],
  }),
  adjustStock: route({
    endpoint: adminEndpoints.adjustStock,
    summary: 'Pieces came in, were lost or were counted anew',
    key: 'secret',
    body: stockAdjustSchema,
    response: stockSchema,
    errors: ['variant_not_found', 'location_not_found', 'out_of_stock'],
  }),
  listStockAdjustments: route({
    endpoint: adminEndpoints.listStockAdjustments,
    summary: 'Every change of the stock of a variant, newest first',
    key: 'secret',
    query: z.object(pageQuery),
    response: stockAdjustmentPageSchema,
    errors: ['variant_not_found'],
  }),
  listLocations: route({
    endpoint: adminEndpoints.listLocations,
    summary: 'Where goods lie, first taken from first',
    key: 'secret',
    response: locationListSchema,
    errors: [],
  }),
  saveLocation: route({
    endpoint: adminEndpoints.saveLocation,
    summary: 'Make or change a place where goods lie',
    key: 'secret',
    body: locationInputSchema,
    response: locationSchema,
    errors: [],
  }),
};
