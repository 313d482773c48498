import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { settingsEndpoints } from './settings.endpoints.ts';
import { apiKeyCreateSchema, apiKeySchema, createdApiKeySchema, storeSettingsSchema } from './settings.schemas.ts';

export const settingsRoutes = {
  get: route({
    endpoint: settingsEndpoints.get,
    summary: 'Get the settings: bank account, transfer days, order page, cash on delivery and allowed origins',
    key: 'secret',
    response: storeSettingsSchema,
    errors: [],
  }),
  set: route({
    endpoint: settingsEndpoints.set,
    summary: 'Replace the settings. Checkouts and pages use them at once',
    key: 'secret',
    body: storeSettingsSchema,
    response: storeSettingsSchema,
    errors: [],
  }),
  listKeys: route({
    endpoint: settingsEndpoints.listKeys,
    summary: 'List the keys of the store, oldest first. Secret keys are not shown',
    key: 'secret',
    response: component('ApiKeyList', z.object({ items: z.array(apiKeySchema) })),
    errors: [],
  }),
  createKey: route({
    endpoint: settingsEndpoints.createKey,
    summary: 'Create a key. Only this response contains a secret key',
    key: 'secret',
    body: apiKeyCreateSchema,
    status: 201,
    response: createdApiKeySchema,
    errors: [],
  }),
  removeKey: route({
    endpoint: settingsEndpoints.removeKey,
    summary: 'Revoke a key at once. The last secret key cannot be revoked',
    key: 'secret',
    status: 204,
    errors: ['not_found', 'key_last_secret'],
  }),
};
