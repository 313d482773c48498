import type { ShopError } from '@smallshop/client';
import type { Route, RouteInput, RouteOutput, routes } from '@smallshop/contract';

export type Result<T> = { ok: true; data: T } | { ok: false; error: ShopError };

export interface CallOptions {
  signal?: AbortSignal | undefined;
  cartToken?: string | undefined;
  orderToken?: string | undefined;
  /** The version that the change is based on. */
  version?: number | undefined;
  idempotencyKey?: string | undefined;
}

type Input<R extends Route> = unknown extends RouteInput<R> ? Record<string, never> : RouteInput<R>;
type Call<R extends Route> = (input: Input<R>, options?: CallOptions) => Promise<Result<RouteOutput<R>>>;
type Routes = typeof routes;
type Calls<T extends keyof Routes, V extends keyof Routes[T]> = {
  [K in V]: Routes[T][K] extends Route ? Call<Routes[T][K]> : never;
};

/** The backend that the stores need. The client of `@smallshop/client` is one. You can pass another. */
export interface ShopApi {
  store: Calls<'store', 'get' | 'resolveRegion'>;
  catalog: Calls<'catalog', 'listProducts' | 'getProduct' | 'getCollection'>;
  cart: Calls<'cart', 'create' | 'get' | 'update' | 'addLines' | 'updateLine' | 'removeLine'>;
  checkout: Calls<'checkout', 'create' | 'get' | 'update' | 'complete'>;
  payment: Calls<'payment', 'createTestToken' | 'confirmTestPayment'>;
  order: Calls<'order', 'get' | 'renewDownloads' | 'lookUp' | 'openByCode'>;
  address: Calls<'address', 'getFormat'>;
  consent: Calls<'consent', 'getNotice' | 'record'>;
}
