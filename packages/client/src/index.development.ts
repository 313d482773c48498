import { endpoints } from '@smallshop/contract/endpoints';
import type { Client, ClientOptions } from './client.types.ts';
import { createCalls } from './core.development.ts';
import { addPayload } from './add-payload.ts';

export * from './client.types.ts';
export * from './pages.ts';
export * from './shop-error.ts';

/** As the production `createClient`, and holds every answer against the contract: `invalid_answer` names the field. */
export const createClient = (options: ClientOptions): Client => createCalls(options, endpoints, addPayload);
