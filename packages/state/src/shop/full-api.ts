import { createCalls, addPayload, shopEndpoints } from '@smallshop/client/core';
import type { ShopApi } from '../shop-api.ts';
import type { ShopCore } from './shop-context.ts';

/** The API with all a shopper's calls, for what is fetched when it is needed. */
export function fullApi({ api, client }: Pick<ShopCore, 'api' | 'client'>): ShopApi {
  // Another backend than the client's is whole from the start.
  return ('cart' in api ? api : Object.assign(api, createCalls(client, shopEndpoints, addPayload))) as ShopApi;
}
