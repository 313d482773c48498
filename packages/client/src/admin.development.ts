import { merchantEndpoints } from '@smallshop/contract/merchant-endpoints';
import { checkAdminKey } from './admin-key.ts';
import type { AdminClient, ClientOptions } from './client.types.ts';
import { createCalls } from './core.development.ts';
import { addUpload } from './request/add-upload.ts';

export type { AdminClient, Calls, ClientOptions, Method, RequestOptions, Result } from './client.types.ts';
export * from './pages.ts';
export * from './shop-error.ts';

/**
 * The production `createAdminClient`, with validation of every response. The error `invalid_answer` names the invalid
 * field.
 */
export function createAdminClient(options: ClientOptions): AdminClient {
  checkAdminKey(options.key);
  return createCalls(options, merchantEndpoints, addUpload);
}
