import type { Collection, Product, ProductSort, ProductSummary } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export interface ProductQuery {
  collection?: string;
  search?: string;
  sort?: ProductSort;
  /** Items per page, 1 to 100. */
  limit?: number;
  /** Whether to leave out sold-out products. */
  available?: boolean;
}

export interface ProductList {
  items: ProductSummary[];
  hasMore: boolean;
}

export interface ProductsQuery {
  $list: ReadableAtom<Loadable<ProductList>>;
  $loadingMore: ReadableAtom<boolean>;
  loadMore(): Promise<void>;
  /** Repeats the request that failed: the list or its next page. */
  retry(): void;
}

/** Equal queries share one store. The first subscription starts the fetch. When the last one ends, it is aborted. */
export interface CatalogStore {
  products(query: ProductQuery): ProductsQuery;
  product(handle: string): { $product: ReadableAtom<Loadable<Product>>; retry(): void };
  collection(handle: string): { $collection: ReadableAtom<Loadable<Collection>>; retry(): void };
}
