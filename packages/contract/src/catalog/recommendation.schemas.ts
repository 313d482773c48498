import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { productSummarySchema } from './catalog.schemas.ts';

/** `related`: it has much in common with the product. `bought_together`: customers bought both in one order. */
export const recommendationKindSchema = z.enum(['related', 'bought_together']);
export type RecommendationKind = z.infer<typeof recommendationKindSchema>;

/** Why a product is recommended. */
export const recommendationReasonSchema = component(
  'RecommendationReason',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bought_together') }),
    z.object({
      kind: z.literal('related'),
      /**
       * What both products have, what counts most first, at most five. Each is a parameter of lists and its value:
       * `collection:tea`, `type:Cups`, `tag:gift`, `vendor:Osmanthe`, `option:Colour:Red`, `meta:custom.fabric:Wool`.
       */
      shared: z.array(z.string()),
    }),
  ]),
);
export type RecommendationReason = z.infer<typeof recommendationReasonSchema>;

export const recommendationSchema = component(
  'Recommendation',
  z.object({ product: productSummarySchema, reason: recommendationReasonSchema }),
);
export type Recommendation = z.infer<typeof recommendationSchema>;

/** Available products come before those that are sold out, then what fits best. */
export const recommendationListSchema = component(
  'RecommendationList',
  z.object({ items: z.array(recommendationSchema) }),
);
export type RecommendationList = z.infer<typeof recommendationListSchema>;
