/** The client without the whole route table: a page in a browser begins with the calls that draw it. */
export type { Client, ClientOptions } from './client.types.ts';
export { createCalls, type EndpointTable } from './create-calls.ts';
export * from './shop-error.ts';
export { shopEndpoints } from '@smallshop/contract/shop-endpoints';
export { catalogEndpoints, storeEndpoints } from '@smallshop/contract/shown-endpoints';
export { addPayload } from './add-payload.ts';
