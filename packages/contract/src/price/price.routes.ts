import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { priceEndpoints } from './price.endpoints.ts';
import { exchangeRateSchema, exchangeRateSetSchema } from './price.schemas.ts';

export const priceRoutes = {
  listExchangeRates: route({
    endpoint: priceEndpoints.listExchangeRates,
    summary: 'The rates by which prices that are not set are converted',
    key: 'secret',
    response: component('ExchangeRateList', z.object({ items: z.array(exchangeRateSchema) })),
    errors: [],
  }),
  setExchangeRate: route({
    endpoint: priceEndpoints.setExchangeRate,
    summary: 'Set the rate to a currency and convert prices anew; prices that were set stay',
    key: 'secret',
    body: exchangeRateSetSchema,
    response: exchangeRateSchema,
    errors: [],
  }),
  removeExchangeRate: route({
    endpoint: priceEndpoints.removeExchangeRate,
    summary: 'Convert no more into a currency; only what has a set price is sold in it',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
};
