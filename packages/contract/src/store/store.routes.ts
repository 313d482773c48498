import { regionHintSchema, regionSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { storeEndpoints } from './store.endpoints.ts';
import { storeSchema } from './store.schemas.ts';

export const storeRoutes = {
  get: route({
    endpoint: storeEndpoints.get,
    summary: 'The store, its languages and its markets',
    key: 'publishable',
    response: storeSchema,
    errors: [],
  }),
  resolveRegion: route({
    endpoint: storeEndpoints.resolveRegion,
    summary: 'Which country, currency and language apply to this shopper, and by which rule',
    key: 'publishable',
    query: regionHintSchema,
    response: regionSchema,
    errors: [],
  }),
};
