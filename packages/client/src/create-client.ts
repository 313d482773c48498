import { endpoints } from '@smallshop/contract/endpoints';
import { buildRequest } from './build-request.ts';
import type { Client, ClientOptions, RequestOptions } from './client.types.ts';
import { sleep } from './retry.ts';
import { send } from './send.ts';

/**
 * A client of one store: the route table as functions, `client.cart.addLines(input, options)`.
 *
 * Calls answer `{ ok: true, data, requestId }` or `{ ok: false, error }`. Network failures, timeouts and
 * passing refusals (408, 429, 502, 503, 504; 500 for GET) are tried again with backoff and jitter.
 * Sends no cookies and keeps nothing. Throws a TypeError without a key or a path parameter.
 */
export function createClient(options: ClientOptions): Client {
  if (!options.key) throw new TypeError('createClient needs a key');
  const ports = {
    // Looked up at each call: a test or a page may replace the global one later.
    fetch: options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init)),
    retries: options.retries ?? 2,
    sleep: options.sleep ?? sleep,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
  };
  const entries = Object.entries(endpoints).map(([topic, group]) => {
    const methods = Object.entries(group).map(([verb, act]: [string, string]) => {
      const method = async (input: object = {}, call: RequestOptions = {}) =>
        send({
          ...ports,
          act,
          request: buildRequest(options, act, input, call),
          timeout: call.timeout ?? options.timeout ?? 10_000,
          signal: call.signal,
          validate: (data) => options.validate?.(topic, verb, data),
        });
      return [verb, method];
    });
    return [topic, Object.fromEntries(methods)];
  });
  return Object.fromEntries(entries) as Client;
}
