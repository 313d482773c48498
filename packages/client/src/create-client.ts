import { endpoints } from '@smallshop/contract/endpoints';
import type { Client, ClientOptions } from './client.types.ts';
import { createCalls } from './create-calls.ts';
import { addPayload } from './request/add-payload.ts';

/**
 * Creates a client of one store. It has the route table as functions, such as `client.cart.addLines(input, options)`.
 *
 * Calls return `{ ok: true, data, requestId }` or `{ ok: false, error }`. Network failures, timeouts and transient
 * statuses (408, 425, 429, 502, 503, 504, and 500 for GET) are retried with backoff and jitter.
 * The client sends no cookies and stores nothing. It throws a TypeError if the key or a path parameter is missing.
 */
export const createClient = (options: ClientOptions): Client => createCalls(options, endpoints, addPayload);
