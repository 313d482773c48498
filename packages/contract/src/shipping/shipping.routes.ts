import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { shippingEndpoints } from './shipping.endpoints.ts';
import { shippingLimitsSchema, shippingZoneSchema, shippingZoneSetSchema } from './shipping-zone.schemas.ts';

export const shippingRoutes = {
  listZones: route({
    endpoint: shippingEndpoints.listZones,
    summary: 'Shipping zones with their ways and prices',
    key: 'secret',
    response: component('ShippingZoneList', z.object({ items: z.array(shippingZoneSchema) })),
    errors: [],
  }),
  setZone: route({
    endpoint: shippingEndpoints.setZone,
    summary: 'Make a shipping zone, or replace it whole',
    key: 'secret',
    body: shippingZoneSetSchema,
    response: shippingZoneSchema,
    errors: [],
  }),
  removeZone: route({
    endpoint: shippingEndpoints.removeZone,
    summary: 'Remove a shipping zone; its places fall to the zone of everywhere else',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
  setProductLimits: route({
    endpoint: shippingEndpoints.setProductLimits,
    summary: 'Set to which countries a product may be sent',
    key: 'secret',
    body: shippingLimitsSchema,
    response: shippingLimitsSchema,
    errors: ['product_not_found'],
  }),
  setVariantLimits: route({
    endpoint: shippingEndpoints.setVariantLimits,
    summary: 'Set to which countries a variant may be sent; its product’s limits hold besides',
    key: 'secret',
    body: shippingLimitsSchema,
    response: shippingLimitsSchema,
    errors: ['variant_not_found'],
  }),
};
