import { createCalls, loadRequest, shopEndpoints } from '@smallshop/client/core';
import type { ShopApi } from '../shop-api.ts';
import type { ShopCore } from './inside.ts';

/** The API with all a shopper's calls, for what is fetched when it is needed. */
export function wholeApi({ api, client }: Pick<ShopCore, 'api' | 'client'>): ShopApi {
  // Another backend than the client's is whole from the start.
  return ('cart' in api ? api : Object.assign(api, createCalls(client, shopEndpoints, loadRequest))) as ShopApi;
}
