import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import {
  adminOrderSchema,
  cancelInputSchema,
  refundInputSchema,
  refundSettleSchema,
  returnInputSchema,
  shipInputSchema,
} from './admin-order.schemas.ts';
import {
  locationInputSchema,
  locationListSchema,
  locationSchema,
  stockAdjustmentPageSchema,
  stockAdjustSchema,
  stockSchema,
  stockSetSchema,
} from './admin-stock.schemas.ts';
import { adminEndpoints } from './admin.endpoints.ts';
import { orderListRoutes } from './order-list.routes.ts';

/** Changes one order and returns the changed order. */
const changed = { key: 'secret', response: adminOrderSchema } as const;

export const adminRoutes = {
  ...orderListRoutes,
  getOrder: route({
    endpoint: adminEndpoints.getOrder,
    summary: 'Get one order with its events',
    key: 'secret',
    response: adminOrderSchema,
    errors: ['order_not_found'],
  }),
  markOrderPaid: route({
    ...changed,
    endpoint: adminEndpoints.markOrderPaid,
    summary: 'Mark a pending order as paid',
    body: component('MarkPaid', z.object({})),
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  shipOrder: route({
    ...changed,
    endpoint: adminEndpoints.shipOrder,
    summary: 'Record a shipment of an order',
    body: shipInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  returnOrder: route({
    ...changed,
    endpoint: adminEndpoints.returnOrder,
    summary: 'Record a return of shipped items',
    body: returnInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  cancelOrder: route({
    ...changed,
    endpoint: adminEndpoints.cancelOrder,
    summary: 'Cancel an order that is not paid and not shipped',
    body: cancelInputSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  refundOrder: route({
    ...changed,
    endpoint: adminEndpoints.refundOrder,
    summary: 'Refund an order, fully or in part',
    body: refundInputSchema,
    errors: ['order_not_found', 'order_state_conflict', 'refund_too_large'],
  }),
  settleRefund: route({
    ...changed,
    endpoint: adminEndpoints.settleRefund,
    summary: 'Record the outcome of a refund that is made by hand',
    body: refundSettleSchema,
    errors: ['order_not_found', 'refund_not_found', 'order_state_conflict'],
  }),
  getStock: route({
    endpoint: adminEndpoints.getStock,
    summary: 'Get the stock of a variant by location',
    key: 'secret',
    response: stockSchema,
    errors: ['variant_not_found'],
  }),
  setStock: route({
    endpoint: adminEndpoints.setStock,
    summary: 'Set the stock of a variant',
    key: 'secret',
    body: stockSetSchema,
    response: stockSchema,
    errors: ['variant_not_found', 'location_not_found'],
  }),
  adjustStock: route({
    endpoint: adminEndpoints.adjustStock,
    summary: 'Adjust the stock of a variant: items received, damaged or counted again',
    key: 'secret',
    body: stockAdjustSchema,
    response: stockSchema,
    errors: ['variant_not_found', 'location_not_found', 'out_of_stock'],
  }),
  listStockAdjustments: route({
    endpoint: adminEndpoints.listStockAdjustments,
    summary: 'List the stock changes of a variant, newest first',
    key: 'secret',
    query: z.object(pageQuery),
    response: stockAdjustmentPageSchema,
    errors: ['variant_not_found'],
  }),
  listLocations: route({
    endpoint: adminEndpoints.listLocations,
    summary: 'List the stock locations, lowest priority number first',
    key: 'secret',
    response: locationListSchema,
    errors: [],
  }),
  saveLocation: route({
    endpoint: adminEndpoints.saveLocation,
    summary: 'Create or change a stock location',
    key: 'secret',
    body: locationInputSchema,
    response: locationSchema,
    errors: [],
  }),
};
