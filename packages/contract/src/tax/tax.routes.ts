import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { taxEndpoints } from './tax.endpoints.ts';
import { taxRateSchema, taxRateSetSchema, taxSettingsSchema, variantCustomsSchema } from './tax.schemas.ts';

export const taxRoutes = {
  getSettings: route({
    endpoint: taxEndpoints.getSettings,
    summary: 'Get the tax settings: where the store ships from, and its tax registrations',
    key: 'secret',
    response: taxSettingsSchema,
    errors: [],
  }),
  setSettings: route({
    endpoint: taxEndpoints.setSettings,
    summary: 'Replace the tax settings: where the store ships from, and its tax registrations',
    key: 'secret',
    body: taxSettingsSchema,
    response: taxSettingsSchema,
    errors: [],
  }),
  listRates: route({
    endpoint: taxEndpoints.listRates,
    summary: 'List the store’s own tax rates. They override the rates of the built-in tables',
    key: 'secret',
    response: component('TaxRateList', z.object({ items: z.array(taxRateSchema) })),
    errors: [],
  }),
  setRate: route({
    endpoint: taxEndpoints.setRate,
    summary: 'Set the tax rate of a place and product category',
    key: 'secret',
    body: taxRateSetSchema,
    response: taxRateSchema,
    errors: [],
  }),
  removeRate: route({
    endpoint: taxEndpoints.removeRate,
    summary: 'Remove an own tax rate. The rate of the built-in tables applies again',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
  setVariantCustoms: route({
    endpoint: taxEndpoints.setVariantCustoms,
    summary: 'Set tax category, HS code and origin of a variant',
    key: 'secret',
    body: variantCustomsSchema,
    response: variantCustomsSchema,
    errors: ['variant_not_found'],
  }),
};
