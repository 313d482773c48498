import { takesKeyInUrl } from '@smallshop/contract/rules';
import type { RequestOptions } from '../client.types.ts';

/** A request that can be sent more than once. */
export interface BuiltRequest {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
  /** True for GET: a repeated request changes nothing. */
  safe: boolean;
}

/** Adds headers and body to the request of a call. */
export type Payload = (request: BuiltRequest, values: Record<string, unknown>, options: RequestOptions) => void;

/**
 * Builds a request from a flat input. Path parameters go into the path. The other values are the query of GET and
 * DELETE, and the JSON body of every other method. Reads of the catalog have the publishable key in their URL, other
 * requests have it in a header. Throws a TypeError if a path parameter is missing.
 */
export function buildRequest(
  base: { endpoint: string; key: string },
  operation: string,
  input: object,
  options: RequestOptions,
  addPayload?: Payload,
): BuiltRequest {
  const [method, template] = operation.split(' ') as [string, string];
  const rest: Record<string, unknown> = { ...input };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? '');
    // An empty value, "." or ".." would lead to another path.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${operation} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const inQuery = /GET|DELETE/.test(method);
  const headers: Record<string, string> = { accept: 'application/json' };
  // A browser asks the server for permission (CORS preflight) before it sends another header than `accept`.
  if (base.key.startsWith('pk_') && takesKeyInUrl(operation)) rest['key'] = base.key;
  else headers['authorization'] = `Bearer ${base.key}`;
  const request: BuiltRequest = {
    url: base.endpoint.replace(/\/+$/, '') + path + (inQuery ? queryOf(rest) : ''),
    init: { method, headers, credentials: 'omit' },
    safe: method === 'GET',
  };
  addPayload?.(request, rest, options);
  return request;
}

/** Returns the values as a query with its question mark, or an empty text. */
export function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    // A list is a parameter that is repeated.
    for (const one of [value].flat()) if (one !== undefined) query.append(name, String(one));
  }
  return query.size ? `?${query}` : '';
}
