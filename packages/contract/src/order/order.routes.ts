import { route } from '../common/route.ts';
import {
  orderAccessSchema,
  orderCodeInputSchema,
  orderLookupInputSchema,
  orderLookupSchema,
} from './order-lookup.schemas.ts';
import { downloadEndpoints } from './download.endpoints.ts';
import { orderEndpoints } from './order.endpoints.ts';
import { orderSchema } from './order.schemas.ts';

export const orderRoutes = {
  get: route({
    endpoint: orderEndpoints.get,
    summary: 'Get an order by its token',
    key: 'publishable',
    token: 'order',
    response: orderSchema,
    errors: ['order_not_found'],
  }),
  renewDownloads: route({
    endpoint: downloadEndpoints.renewDownloads,
    summary: 'Renew the addresses of the files of an order. Earlier ones are not valid any more',
    key: 'publishable',
    token: 'order',
    response: orderSchema,
    errors: ['order_not_found', 'order_state_conflict'],
  }),
  lookUp: route({
    endpoint: orderEndpoints.lookUp,
    summary: 'Request a code by e-mail that gives access to an order',
    key: 'publishable',
    body: orderLookupInputSchema,
    response: orderLookupSchema,
    errors: ['rate_limited'],
  }),
  openByCode: route({
    endpoint: orderEndpoints.openByCode,
    summary: 'Get access to an order with the code from the e-mail',
    key: 'publishable',
    body: orderCodeInputSchema,
    response: orderAccessSchema,
    errors: ['order_code_invalid', 'rate_limited'],
  }),
};
