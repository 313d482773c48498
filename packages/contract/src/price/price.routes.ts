import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { priceEndpoints } from './price.endpoints.ts';
import { exchangeRateSchema, exchangeRateSetSchema } from './price.schemas.ts';

export const priceRoutes = {
  listExchangeRates: route({
    endpoint: priceEndpoints.listExchangeRates,
    summary: 'List the exchange rates for prices that are not set',
    key: 'secret',
    response: component('ExchangeRateList', z.object({ items: z.array(exchangeRateSchema) })),
    errors: [],
  }),
  setExchangeRate: route({
    endpoint: priceEndpoints.setExchangeRate,
    summary: 'Set the exchange rate to a currency and convert prices again. Set prices stay',
    key: 'secret',
    body: exchangeRateSetSchema,
    response: exchangeRateSchema,
    errors: [],
  }),
  removeExchangeRate: route({
    endpoint: priceEndpoints.removeExchangeRate,
    summary: 'Remove an exchange rate. Then only items with a set price are sold in the currency',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
};
