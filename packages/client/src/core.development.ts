import type { Payload } from './request/build-request.ts';
import type { Calls, Client, ClientOptions } from './client.types.ts';
import { createCalls as createPlainCalls, type EndpointTable } from './create-calls.ts';
import { validateAnswer } from './validate.ts';

export type { Client, ClientOptions, EndpointTable };
export * from './shop-error.ts';
export { shopEndpoints } from '@smallshop/contract/shop-endpoints';
export { catalogEndpoints, storeEndpoints } from '@smallshop/contract/shown-endpoints';
export { addPayload } from './request/add-payload.ts';

/**
 * The production `createCalls`, with validation of every response. The error `invalid_answer` names the invalid
 * field.
 */
export function createCalls<Table extends EndpointTable>(
  options: ClientOptions,
  table: Table,
  addPayload?: Payload,
): Calls<Table> {
  return createPlainCalls({ ...options, validate: options.validate ?? validateAnswer }, table, addPayload);
}
