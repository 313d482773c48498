import type { Route, RouteInput, RouteOutput, Routes, Refusal } from '@smallshop/contract';
import type { ShopState } from './shop-state.ts';

/** Context of a request, in addition to its input. */
export interface Call {
  shop: ShopState;
  cartToken: string | null;
  orderToken: string | null;
  /** From `If-Match`. Null if the header is missing. */
  version: number | null;
  acceptLanguage: string;
}

/** One operation. Its input and output have the types of the contract. */
export type Resolver<R> = R extends Route ? (input: RouteInput<R>, call: Call) => RouteOutput<R> | Refusal : never;

/** The operations of one topic. */
export type Resolvers<T extends keyof Routes> = { [V in keyof Routes[T]]: Resolver<Routes[T][V]> };
