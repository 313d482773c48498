import { endpoints } from '@smallshop/contract/endpoints';
import type { Client, ClientOptions } from './client.types.ts';
import { createCalls } from './core.development.ts';
import { addPayload } from './request/add-payload.ts';

export * from './client.types.ts';
export * from './pages.ts';
export * from './shop-error.ts';

/**
 * The production `createClient`, with validation of every response. The error `invalid_answer` names the invalid
 * field.
 */
export const createClient = (options: ClientOptions): Client => createCalls(options, endpoints, addPayload);
