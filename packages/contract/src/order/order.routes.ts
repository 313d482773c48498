import { route } from '../common/route.ts';
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
};
