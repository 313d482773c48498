import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { promotionEndpoints } from './promotion.endpoints.ts';
import { promotionSchema, promotionSetSchema } from './promotion.schemas.ts';

export const promotionRoutes = {
  list: route({
    endpoint: promotionEndpoints.list,
    summary: 'List promotions, automatic ones and codes, with the number of uses',
    key: 'secret',
    response: component('PromotionList', z.object({ items: z.array(promotionSchema) })),
    errors: [],
  }),
  set: route({
    endpoint: promotionEndpoints.set,
    summary: 'Create a promotion or replace its terms. The number of uses is kept',
    key: 'secret',
    body: promotionSetSchema,
    response: promotionSchema,
    errors: [],
  }),
  remove: route({
    endpoint: promotionEndpoints.remove,
    summary: 'Remove a promotion. Orders keep its discount',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
};
