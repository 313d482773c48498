import { createCalls, addPayload, shopEndpoints } from '@smallshop/client/core';
import type { ShopApi } from '../shop-api.ts';
import type { ShopCore } from './shop-context.ts';

/** Returns the API with all calls for shoppers. Used by the code that is loaded on demand. */
export function fullApi({ api, client }: Pick<ShopCore, 'api' | 'client'>): ShopApi {
  // A backend passed as an option has all calls from the start.
  return ('cart' in api ? api : Object.assign(api, createCalls(client, shopEndpoints, addPayload))) as ShopApi;
}
