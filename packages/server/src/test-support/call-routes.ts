import { problemSchema, type Problem, type Route, type RouteInput, type RouteOutput } from '@smallshop/contract';
import { unknownFields } from '../platform/errors/field-errors.ts';

export interface CallOptions {
  cartToken?: string;
  orderToken?: string;
  ifMatch?: number;
  idempotencyKey?: string;
  /** Takes the place of the key that the route needs. */
  key?: string;
  origin?: string;
  acceptLanguage?: string;
  headers?: Record<string, string>;
}

export interface Reply<R extends Route> {
  status: number;
  headers: Headers;
  /** The response body; undefined if the server refused. */
  body: RouteOutput<R> | undefined;
  problem: Problem | undefined;
}

/** Calls a shop's routes, in this process or over the network. */
export interface Caller {
  /** Calls a route and checks the response against the contract. */
  call<R extends Route>(route: R, input: RouteInput<R>, options?: CallOptions): Promise<Reply<R>>;
  /** Calls a route that must succeed. */
  ok<R extends Route>(route: R, input: RouteInput<R>, options?: CallOptions): Promise<RouteOutput<R>>;
}

/** Sends a request to a path, which begins with a slash. */
export type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

export function createCaller(send: Send, keys: { publishableKey: string; secretKey: string }): Caller {
  const call: Caller['call'] = async (route, input, options = {}) => {
    const key = options.key ?? (route.key === 'secret' ? keys.secretKey : keys.publishableKey);
    return readReply(route, await send(...toRequest(route, input as Record<string, unknown>, key, options)));
  };
  return {
    call,
    async ok(route, input, options) {
      const { body, problem } = await call(route, input, options);
      if (problem) throw new Error(`${route.endpoint} was refused: ${JSON.stringify(problem)}`);
      return body as RouteOutput<typeof route>;
    },
  };
}

function toRequest(
  route: Route,
  input: Record<string, unknown>,
  key: string,
  options: CallOptions,
): [string, RequestInit] {
  const [method, template] = route.endpoint.split(' ') as [string, string];
  const { file, ...rest } = input;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const headers = new Headers({ Authorization: `Bearer ${key}`, ...options.headers });
  if (options.cartToken) headers.set('Cart-Token', options.cartToken);
  if (options.orderToken) headers.set('Order-Token', options.orderToken);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.origin) headers.set('Origin', options.origin);
  if (options.acceptLanguage) headers.set('Accept-Language', options.acceptLanguage);
  if (!route.body) {
    const query = new URLSearchParams(
      Object.entries(rest).flatMap(([name, value]) =>
        [value].flat().flatMap((one) => (one === undefined ? [] : [[name, String(one)]])),
      ),
    );
    const body = route.upload && { body: file as Uint8Array<ArrayBuffer> };
    return [`${path}${query.size > 0 ? `?${query}` : ''}`, { method, headers, ...body }];
  }
  headers.set('Content-Type', 'application/json');
  return [path, { method, headers, body: JSON.stringify(rest) }];
}

async function readReply<R extends Route>(route: R, response: Response): Promise<Reply<R>> {
  const { status, headers } = response;
  const text = await response.text();
  if (status >= 400) {
    const problem = problemSchema.parse(JSON.parse(text));
    const everywhere = [
      'invalid_request',
      'invalid_json',
      'key_',
      'origin_',
      'idempotency_',
      'request_in_progress',
      'unavailable',
      'internal_error',
    ];
    const declared =
      route.errors.includes(problem.code) || everywhere.some((prefix) => problem.code.startsWith(prefix));
    if (!declared) throw new Error(`${route.endpoint} does not declare the error ${problem.code}.`);
    return { status, headers, body: undefined, problem };
  }
  if (!route.response || status === 304) return { status, headers, body: undefined, problem: undefined };
  const raw: unknown = JSON.parse(text);
  const body = route.response.parse(raw);
  const extra = unknownFields(raw, body);
  if (extra.length > 0)
    throw new Error(
      `${route.endpoint} answers what the contract does not have: ${extra.map(({ field }) => field).join(', ')}`,
    );
  return { status, headers, body: body as RouteOutput<R>, problem: undefined };
}
