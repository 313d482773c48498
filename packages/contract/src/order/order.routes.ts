import { route } from '../common/route.ts';
import { orderAccessSchema, orderCodeInputSchema, orderLookupInputSchema, orderLookupSchema } from './order-lookup.schemas.ts';
import { orderEndpoints } from './order.endpoints.ts';
import { orderSchema } from './order.schemas.ts';

export const orderRoutes = {
  get: route({
    endpoint: orderEndpoints.get,
    summary: 'An order, opened by its own token',
    key: 'publishable',
    token: 'order',
    response: orderSchema,
    errors: ['order_not_found'],
  }),
  lookUp: route({
    endpoint: orderEndpoints.lookUp,
    summary: 'Ask for a code by e-mail that opens an order',
    key: 'publishable',
    body: orderLookupInputSchema,
    response: orderLookupSchema,
    errors: ['rate_limited'],
  }),
  openByCode: route({
    endpoint: orderEndpoints.openByCode,
    summary: 'Open an order by the code that was sent',
    key: 'publishable',
    body: orderCodeInputSchema,
    response: orderAccessSchema,
    errors: ['order_code_invalid', 'rate_limited'],
  }),
};
