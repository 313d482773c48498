import { regionHintSchema, regionSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { storeEndpoints } from './store.endpoints.ts';
import { storeSchema } from './store.schemas.ts';

export const storeRoutes = {
  get: route({
    endpoint: storeEndpoints.get,
    summary: 'Get the store, its languages and its markets',
    key: 'publishable',
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
