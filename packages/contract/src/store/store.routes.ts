import * as z from 'zod/mini';
import { languageSchema, regionHintSchema, regionSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { storeEndpoints } from './store.endpoints.ts';
import { storeSchema } from './store.schemas.ts';

export const storeRoutes = {
  get: route({
    endpoint: storeEndpoints.get,
    summary: 'Get the store, its languages and its markets',
    key: 'publishable',
    query: z.object({
      /** For the names in `localization`. Another region of the same language is used if no market has the tag. */
      language: z.optional(languageSchema),
    }),
    response: storeSchema,
    errors: [],
  }),
  resolveRegion: route({
    endpoint: storeEndpoints.resolveRegion,
    summary: 'Get country, currency and language for the shopper, and the rule that chose them',
    key: 'publishable',
    query: regionHintSchema,
    response: regionSchema,
    errors: [],
  }),
};
