import type { Client, ClientOptions } from './client.types.ts';
import { createClient as createPlainClient } from './create-client.ts';
import { validateAnswer } from './validate.ts';

export * from './client.types.ts';
export * from './pages.ts';
export * from './shop-error.ts';

/** As the production `createClient`, and holds every answer against the contract: `invalid_answer` names the field. */
export function createClient(options: ClientOptions): Client {
  return createPlainClient({ ...options, validate: options.validate ?? validateAnswer });
}
