import type { ShopError } from '@smallshop/client';

/** State of fetched data. Earlier data stays while it is fetched again, and when that fails. */
export type Loadable<T> =
  | { status: 'loading'; data: T | null }
  | { status: 'ready'; data: T }
  | { status: 'error'; error: ShopError; data: T | null };
