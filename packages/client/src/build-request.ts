import type { RequestOptions } from './client.types.ts';

/** A request ready to be sent, as often as need be. */
export interface BuiltRequest {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
  /** GET: asking again changes nothing. */
  safe: boolean;
}

/** Puts what an unsafe call carries besides its path into its request. */
export type Payload = (request: BuiltRequest, values: Record<string, unknown>, options: RequestOptions) => void;

/**
 * Takes a flat input apart: what the path names goes there, the rest is the query of GET and DELETE
 * and the JSON body of every other method. Throws a TypeError for a missing path parameter.
 */
export function buildRequest(
  base: { endpoint: string; key: string },
  act: string,
  input: object,
  options: RequestOptions,
  load?: Payload,
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
  const inQuery = /GET|DELETE/.test(method);
  const request: BuiltRequest = {
    url: base.endpoint.replace(/\/+$/, '') + path + (inQuery ? queryOf(rest) : ''),
    init: { method, headers: { accept: 'application/json', authorization: `Bearer ${base.key}` }, credentials: 'omit' },
    safe: method === 'GET',
  };
  load?.(request, rest, options);
  return request;
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size ? `?${query}` : '';
}
