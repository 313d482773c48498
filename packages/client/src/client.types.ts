import type { Endpoints, MerchantEndpoints, Route, RouteInput, RouteOutput, Routes } from '@smallshop/contract';
import type { ShopError } from './shop-error.ts';

/** The result of a call. A call throws only for a programming error and for the caller's own abort. */
export type Result<T> = { ok: true; data: T; requestId: string | null } | { ok: false; error: ShopError };

/** Options of a single call. */
export interface RequestOptions {
  /** Aborts the call and its retries. The call then throws the signal's reason, an AbortError. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt. Default: the `timeout` of the client. */
  timeout?: number | undefined;
  /** The token of a cart, for the cart and its checkout. */
  cartToken?: string | undefined;
  /** The token of an order. */
  orderToken?: string | undefined;
  /** The version that a change is based on. A stale version is refused with `version_conflict`. */
  version?: number | undefined;
  /** Calls with the same key and input get the same response. Default: a new key for every call other than GET. */
  idempotencyKey?: string | undefined;
}

/** One operation. Its input has path parameters, query and body in one flat object. */
export type Method<R extends Route> =
  unknown extends RouteInput<R>
    ? (input?: Record<string, never>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>
    : object extends RouteInput<R>
      ? (input?: RouteInput<R>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>
      : (input: RouteInput<R>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>;

type MethodOf<R> = R extends Route ? Method<R> : never;

/** The operations of an endpoint table as functions, by topic and verb. */
export type Calls<Table> = {
  readonly [T in keyof Table & keyof Routes]: {
    readonly [V in keyof Table[T] & keyof Routes[T]]: MethodOf<Routes[T][V]>;
  };
};

/** The calls of `createClient`: `client.cart.addLines(input, options)`. */
export type Client = Calls<Endpoints>;

/** The calls of `createAdminClient`: `admin.product.update(input, options)`. */
export type AdminClient = Calls<MerchantEndpoints>;

/**
 * Validates a successful response of `topic.verb`.
 * Returns the dotted path of the first invalid field, `''` for the response itself, and undefined if it is valid.
 */
export type Validate = (topic: string, verb: string, data: unknown) => string | undefined;

export interface ClientOptions {
  /** Address of the store server, such as `https://shop.example`. In a browser, `''` is the page's own origin. */
  endpoint: string;
  /** The public key, `pk_…`. On a server, the secret key, `sk_…`, for admin calls. */
  key: string;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds for one attempt. Default: 10,000. */
  timeout?: number | undefined;
  /** Retries after the first attempt. Default: 2. */
  retries?: number | undefined;
  validate?: Validate | undefined;
  /** Waits between attempts. Rejects with the signal's reason when it aborts. */
  sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Current time in milliseconds since 1970. Dates in `Retry-After` are compared with it. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /** Returns a number from 0 to 1, for the jitter between attempts. Default: `Math.random`. */
  random?: (() => number) | undefined;
}
