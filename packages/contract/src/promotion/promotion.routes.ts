import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { promotionEndpoints } from './promotion.endpoints.ts';
import { promotionSchema, promotionSetSchema } from './promotion.schemas.ts';

export const promotionRoutes = {
  list: route({
    endpoint: promotionEndpoints.list,
    summary: 'Promotions, automatic ones and codes, with how often they were used',
    key: 'secret',
    response: component('PromotionList', z.object({ items: z.array(promotionSchema) })),
    errors: [],
  }),
  set: route({
    endpoint: promotionEndpoints.set,
    summary: 'Make a promotion, or replace its terms; uses stay counted',
    key: 'secret',
    body: promotionSetSchema,
    response: promotionSchema,
    errors: [],
  }),
  remove: route({
    endpoint: promotionEndpoints.remove,
    summary: 'Remove a promotion; orders keep what it took off',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
};
