import type { Collection, Product, ProductSort, ProductSummary } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export interface ProductQuery {
  collection?: string;
  search?: string;
  sort?: ProductSort;
  /** Items a page, 1 to 100. */
  limit?: number;
  /** Leave out what is sold out. */
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
  /** Tries again what failed: the list, or its next page. */
  retry(): void;
}

/** Equal queries share one store. Fetching begins with the first subscriber and is given up with the last. */
export interface CatalogStore {
  products(query: ProductQuery): ProductsQuery;
  product(handle: string): { $product: ReadableAtom<Loadable<Product>>; retry(): void };
  collection(handle: string): { $collection: ReadableAtom<Loadable<Collection>>; retry(): void };
}
