import type { Route, RouteInput, RouteOutput, Routes } from '@smallshop/contract';
import type { Refusal } from '../http/refusal.ts';
import type { ShopState } from './shop-state.ts';

/** What a request brings besides its input. */
export interface Call {
  shop: ShopState;
  cartToken: string | null;
  orderToken: string | null;
  /** From `If-Match`; null where the caller does not mind. */
  version: number | null;
  acceptLanguage: string;
}

/** One operation: takes what the contract lets in, answers what it lets out. */
export type Resolver<R> = R extends Route ? (input: RouteInput<R>, call: Call) => RouteOutput<R> | Refusal : never;

/** The operations of one topic. */
export type Resolvers<T extends keyof Routes> = { [V in keyof Routes[T]]: Resolver<Routes[T][V]> };
