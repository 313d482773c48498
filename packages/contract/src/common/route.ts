import type * as z from 'zod/mini';
import type { ErrorCode } from './problem.ts';

/** `METHOD /path/{param}`. */
export type Endpoint = `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;

/** One operation of the API. The client, the server, the mocks and the OpenAPI document read it. */
export interface Route {
  endpoint: Endpoint;
  summary: string;
  /** The key that it needs: the public `pk_…`, the secret `sk_…`, or none. */
  key: 'publishable' | 'secret' | 'none';
  /** The unguessable token that it needs too: `Cart-Token` or `Order-Token`. */
  token?: 'cart' | 'order';
  /** Accepts `If-Match: "<version>"`. For a stale version, the response is 409 with the current state. */
  versioned?: boolean;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniObject;
  /**
   * The body is a file of at most so many bytes, not JSON. The input has it as `file`, and all other input is the
   * query. `contentTypes` is for the reader of the documentation. Default: pictures. A server writes a large file to
   * its disk, and does not keep it in its memory.
   */
  upload?: { maxBytes: number; contentTypes?: readonly string[]; isLarge?: boolean };
  /** Default: 200. A 204 response has no body. */
  status?: 200 | 201 | 204;
  response?: z.ZodMiniType;
  /** Media type of the response. Default: `application/json`. */
  contentType?: string;
  /** The error codes of this route, in addition to the codes that any route can return. */
  errors: readonly ErrorCode[];
}

/** Types a route without widening it. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

type Names<E extends string> = E extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The path parameters of an endpoint: `{cartId}` becomes `{ cartId: string }`. */
export type PathParams<E extends string> = [Names<E>] extends [never] ? unknown : { [N in Names<E>]: string };

/** An empty object schema allows no fields, but must not forbid the path parameters. */
type InputOf<S> = S extends z.ZodMiniType ? (z.input<S> extends Record<string, never> ? unknown : z.input<S>) : unknown;

/** Input of a call: path parameters, query and body in one flat object. */
export type RouteInput<R extends Route> = PathParams<R['endpoint']> &
  (R extends { query: infer Q } ? InputOf<Q> : unknown) &
  (R extends { body: infer B } ? InputOf<B> : unknown) &
  (R extends { upload: object } ? { file: Uint8Array } : unknown);

/** Data of a successful response. */
export type RouteOutput<R extends Route> = R extends { response: infer S extends z.ZodMiniType }
  ? z.output<S>
  : undefined;
