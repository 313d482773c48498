/** The client without the full route table. A page loads only the calls that it needs to render at first. */
export type { Client, ClientOptions } from './client.types.ts';
export { createCalls, type EndpointTable } from './create-calls.ts';
export * from './shop-error.ts';
export { shopEndpoints } from '@smallshop/contract/shop-endpoints';
export { catalogEndpoints, storeEndpoints } from '@smallshop/contract/shown-endpoints';
export { addPayload } from './request/add-payload.ts';
