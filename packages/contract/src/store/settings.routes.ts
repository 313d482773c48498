import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { settingsEndpoints } from './settings.endpoints.ts';
import { apiKeyCreateSchema, apiKeySchema, createdApiKeySchema, storeSettingsSchema } from './settings.schemas.ts';

export const settingsRoutes = {
  get: route({
    endpoint: settingsEndpoints.get,
    summary: 'Bank account, days to pay, order page, cash on delivery and the pages that may embed the shop',
    key: 'secret',
    response: storeSettingsSchema,
    errors: [],
  }),
  set: route({
    endpoint: settingsEndpoints.set,
    summary: 'Replace these settings; checkouts and pages follow at once',
    key: 'secret',
    body: storeSettingsSchema,
    response: storeSettingsSchema,
    errors: [],
  }),
  listKeys: route({
    endpoint: settingsEndpoints.listKeys,
    summary: 'The keys of the store, oldest first, without the secret ones themselves',
    key: 'secret',
    response: component('ApiKeyList', z.object({ items: z.array(apiKeySchema) })),
    errors: [],
  }),
  createKey: route({
    endpoint: settingsEndpoints.createKey,
    summary: 'Make a key beside those there are; a secret one is told this once',
    key: 'secret',
    body: apiKeyCreateSchema,
    status: 201,
    response: createdApiKeySchema,
    errors: [],
  }),
  removeKey: route({
    endpoint: settingsEndpoints.removeKey,
    summary: 'A key opens nothing any more, at once; the last secret one stays',
    key: 'secret',
    status: 204,
    errors: ['not_found', 'key_last_secret'],
  }),
};
