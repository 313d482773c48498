import { createClient } from '@smallshop/client';
import type { ShopApi } from '../shop-api.ts';
import type { ShopCore } from './inside.ts';

/** The API with all its calls, for what is fetched when it is needed. */
export function wholeApi({ api, client }: Pick<ShopCore, 'api' | 'client'>): ShopApi {
  // Another backend than the client's is whole from the start.
  return ('cart' in api ? api : Object.assign(api, createClient(client))) as ShopApi;
}
