import { setupServer, type SetupServer } from 'msw/node';
import type { MockShop } from './create-mock-shop.ts';
import { handlers } from './handlers.ts';

export { handlers };

/** An MSW server for Node that plays the store at `endpoint`; call `listen()` before and `close()` after the tests. */
export function setupMockServer(shop: MockShop, endpoint: string): SetupServer {
  return setupServer(...handlers(shop, endpoint));
}
