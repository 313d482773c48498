import type { ShopError } from '@smallshop/client';

/** A fetched thing as it comes. Data once shown stays while it is fetched anew, and when that fails. */
export type Loadable<T> =
  | { status: 'loading'; data: T | null }
  | { status: 'ready'; data: T }
  | { status: 'error'; error: ShopError; data: T | null };
