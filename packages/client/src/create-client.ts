import { endpoints } from '@smallshop/contract/endpoints';
import type { Client, ClientOptions } from './client.types.ts';
import { createCalls } from './create-calls.ts';
import { addPayload } from './add-payload.ts';

/**
 * A client of one store: the route table as functions, `client.cart.addLines(input, options)`.
 *
 * Calls answer `{ ok: true, data, requestId }` or `{ ok: false, error }`. Network failures, timeouts and
 * passing refusals (408, 429, 502, 503, 504; 500 for GET) are tried again with backoff and jitter.
 * Sends no cookies and keeps nothing. Throws a TypeError without a key or a path parameter.
 */
export const createClient = (options: ClientOptions): Client => createCalls(options, endpoints, addPayload);
