import type { Route, RouteInput, RouteOutput, Routes } from '@smallshop/contract';
import type { ShopError } from './shop-error.ts';

/** What a call answers. It throws only for a mistake in the program and for the caller's own abort. */
export type Result<T> = { ok: true; data: T; requestId: string | null } | { ok: false; error: ShopError };

/** What a single call can be told besides its input. */
export interface RequestOptions {
  /** Ends the call and its retries; the call then throws the signal's reason, an AbortError. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one try. */
  timeout?: number | undefined;
  /** Opens a cart and its checkout. */
  cartToken?: string | undefined;
  /** Opens an order. */
  orderToken?: string | undefined;
  /** The version a change is based on: a stale one is refused with `version_conflict`. */
  version?: number | undefined;
  /** Same key and input, same answer. Made up for every unsafe call that names none. */
  idempotencyKey?: string | undefined;
}

/** One operation. Its input holds path parameters, query and body in one flat object. */
export type Method<R extends Route> = unknown extends RouteInput<R>
  ? (input?: Record<string, never>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>
  : object extends RouteInput<R>
    ? (input?: RouteInput<R>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>
    : (input: RouteInput<R>, options?: RequestOptions) => Promise<Result<RouteOutput<R>>>;

type MethodOf<R> = R extends Route ? Method<R> : never;

/** The route table as functions: `client.cart.addLines(input, options)`. */
export type Client = { readonly [T in keyof Routes]: { readonly [V in keyof Routes[T]]: MethodOf<Routes[T][V]> } };

/**
 * Looks over a successful answer of `topic.verb`.
 * Returns the dotted path of the first flaw, `''` for the answer itself, undefined where all is well.
 */
export type Validate = (topic: string, verb: string, data: unknown) => string | undefined;

export interface ClientOptions {
  /** Address of the store server, such as `https://shop.example`; `''` in a browser for the page's own origin. */
  endpoint: string;
  /** The public `pk_…` key; on a server the secret `sk_…` for admin calls. */
  key: string;
  /** The one seam to the network. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds for one try; 10,000 unless told. */
  timeout?: number | undefined;
  /** Tries after the first; 2 unless told. */
  retries?: number | undefined;
  validate?: Validate | undefined;
  /** Waits between tries; rejects with the signal's reason when that aborts. */
  sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Milliseconds since 1970; dates of `Retry-After` are held against it. */
  now?: (() => number) | undefined;
  /** 0 to 1, for the jitter between tries. */
  random?: (() => number) | undefined;
}
