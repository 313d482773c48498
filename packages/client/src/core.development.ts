import type { Payload } from './build-request.ts';
import type { Client, ClientOptions } from './client.types.ts';
import { createCalls as createPlainCalls, type EndpointTable } from './create-calls.ts';
import { validateAnswer } from './validate.ts';

export type { Client, ClientOptions, EndpointTable };
export * from './shop-error.ts';
export { shopEndpoints } from '@smallshop/contract/shop-endpoints';
export { catalogEndpoints, storeEndpoints } from '@smallshop/contract/shown-endpoints';
export { addPayload } from './add-payload.ts';

/** As the production `createCalls`, and holds every answer against the contract: `invalid_answer` names the field. */
export function createCalls<Topics extends keyof Client>(options: ClientOptions, table: EndpointTable & Record<Topics, object>, load?: Payload): Pick<Client, Topics> {
  return createPlainCalls({ ...options, validate: options.validate ?? validateAnswer }, table, load);
}
