import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { shippingEndpoints } from './shipping.endpoints.ts';
import { shippingLimitsSchema, shippingZoneSchema, shippingZoneSetSchema } from './shipping-zone.schemas.ts';

export const shippingRoutes = {
  listZones: route({
    endpoint: shippingEndpoints.listZones,
    summary: 'List shipping zones with their methods and prices',
    key: 'secret',
    response: component('ShippingZoneList', z.object({ items: z.array(shippingZoneSchema) })),
    errors: [],
  }),
  setZone: route({
    endpoint: shippingEndpoints.setZone,
    summary: 'Create or replace a shipping zone',
    key: 'secret',
    body: shippingZoneSetSchema,
    response: shippingZoneSchema,
    errors: [],
  }),
  removeZone: route({
    endpoint: shippingEndpoints.removeZone,
    summary: 'Remove a shipping zone. Its places move to the zone for everywhere else',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
  setProductLimits: route({
    endpoint: shippingEndpoints.setProductLimits,
    summary: 'Set the countries that a product may ship to',
    key: 'secret',
    body: shippingLimitsSchema,
    response: shippingLimitsSchema,
    errors: ['product_not_found'],
  }),
  setVariantLimits: route({
    endpoint: shippingEndpoints.setVariantLimits,
    summary: 'Set the countries that a variant may ship to. The limits of its product apply too',
    key: 'secret',
    body: shippingLimitsSchema,
    response: shippingLimitsSchema,
    errors: ['variant_not_found'],
  }),
};
