import { setupWorker } from 'msw/browser';
import type { MockShop } from './create-mock-shop.ts';
import { handlers } from './handlers.ts';

export { handlers };

/**
 * An MSW worker that simulates the store at `endpoint`. It needs `mockServiceWorker.js` (`npx msw init`). Call `await
 * worker.start()` first.
 */
export function setupMockWorker(shop: MockShop, endpoint: string): ReturnType<typeof setupWorker> {
  return setupWorker(...handlers(shop, endpoint));
}
