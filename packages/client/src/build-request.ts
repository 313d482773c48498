import type { RequestOptions } from './client.types.ts';
import { createIdempotencyKey } from './idempotency-key.ts';

/** A request ready to be sent, as often as need be. */
export interface BuiltRequest {
  url: string;
  init: RequestInit;
  /** GET: asking again changes nothing. */
  safe: boolean;
}

/**
 * Takes a flat input apart: what the path names goes there, the rest is the query of GET and DELETE
 * and the JSON body of every other method. Throws a TypeError for a missing path parameter.
 */
export function buildRequest(
  base: { endpoint: string; key: string },
  act: string,
  input: object,
  options: RequestOptions,
): BuiltRequest {
  const [method, template] = act.split(' ') as [string, string];
  const rest: Record<string, unknown> = { ...input };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? '');
    // Nothing, "." and ".." would lead to another path.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${act} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(value);
  });

  const safe = method === 'GET';
  const inQuery = safe || method === 'DELETE';
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${base.key}` };
  if (options.cartToken) headers['cart-token'] = options.cartToken;
  if (options.orderToken) headers['order-token'] = options.orderToken;
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  if (!safe) headers['idempotency-key'] = options.idempotencyKey ?? createIdempotencyKey();
  if (!inQuery) headers['content-type'] = 'application/json';

  const init: RequestInit = { method, headers, credentials: 'omit' };
  if (!inQuery) init.body = JSON.stringify(rest);
  return { url: base.endpoint.replace(/\/+$/, '') + path + (inQuery ? queryOf(rest) : ''), init, safe };
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size ? `?${query}` : '';
}
