import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { marketEndpoints } from './market.endpoints.ts';
import { marketSchema } from './store.schemas.ts';

const marketsSchema = component(
  'MarketList',
  z.object({
    items: z.array(marketSchema),
    /** Changes with the markets. Send it in `If-Match`. */
    version: z.int(),
  }),
);

export const marketRoutes = {
  list: route({
    endpoint: marketEndpoints.list,
    summary: 'List the markets of the store',
    key: 'secret',
    response: marketsSchema,
    errors: [],
  }),
  set: route({
    endpoint: marketEndpoints.set,
    summary:
      'Replace the markets of the store, in order. Carts use them at once. One market must contain the ' +
      'store’s own country',
    key: 'secret',
    versioned: true,
    body: component('MarketsSet', z.object({ items: z.array(marketSchema).check(z.minLength(1), z.maxLength(100)) })),
    response: marketsSchema,
    errors: ['version_conflict'],
  }),
};
