import { setupServer, type SetupServer } from 'msw/node';
import type { MockShop } from './create-mock-shop.ts';
import { handlers } from './handlers.ts';

export { handlers };

/**
 * An MSW server for Node that simulates the store at `endpoint`. Call `listen()` before the tests and `close()` after
 * them.
 */
export function setupMockServer(shop: MockShop, endpoint: string): SetupServer {
  return setupServer(...handlers(shop, endpoint));
}
