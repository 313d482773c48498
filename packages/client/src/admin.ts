import { merchantEndpoints } from '@smallshop/contract/merchant-endpoints';
import { checkAdminKey } from './admin-key.ts';
import type { AdminClient, ClientOptions } from './client.types.ts';
import { createCalls } from './create-calls.ts';
import { addUpload } from './request/add-upload.ts';

export type { AdminClient, Calls, ClientOptions, Method, RequestOptions, Result } from './client.types.ts';
export * from './pages.ts';
export * from './shop-error.ts';

/**
 * Creates a client of the admin API of one store, for programs of the merchant. It has the merchant's part of the route
 * table as functions, such as `admin.product.update(input, options)`. Calls behave as those of `createClient`.
 *
 * Throws a TypeError without a secret key, and in a browser page: a page would show the key to everyone.
 */
export function createAdminClient(options: ClientOptions): AdminClient {
  checkAdminKey(options.key);
  return createCalls(options, merchantEndpoints, addUpload);
}
