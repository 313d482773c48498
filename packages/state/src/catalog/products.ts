import type { ProductSummary, RegionHint } from '@smallshop/contract';
import { defaultPageSize, maxPageSize } from '@smallshop/contract/rules';
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { CatalogApi } from '../shop/shop-context.ts';
import type { Result } from '../shop-api.ts';
import type { ProductList, ProductQuery, ProductsQuery } from './catalog.types.ts';
import { createResource, type Resource } from './resource.ts';

export interface CatalogDeps {
  api: CatalogApi;
  $hint: ReadableAtom<RegionHint>;
  clock: () => number;
  resumeListeners: Set<() => void>;
}

/** The part of a list that `loadMore` needs. */
export interface ListContext {
  list: Resource<ProductList>;
  $loadingMore: WritableAtom<boolean>;
  page: {
    /** Cursor of the next page; null at the end. */
    next: string | null;
    /** Whether the last page failed. A retry fetches that page. */
    failed: boolean;
    fetch(
      changed: { limit?: number | undefined; cursor?: string },
      signal: AbortSignal,
    ): Promise<Result<{ items: ProductSummary[]; nextCursor: string | null }>>;
  };
}

/** A product list that grows page by page. */
export function createProducts(
  { api, $hint, clock, resumeListeners }: CatalogDeps,
  query: ProductQuery,
): ProductsQuery {
  const $loadingMore = atom(false);
  const page: ListContext['page'] = {
    next: null,
    failed: false,
    fetch: (changed, signal) => api.catalog.listProducts({ ...$hint.value, ...query, ...changed }, { signal }),
  };
  const list = createResource<ProductList>({
    $depends: $hint,
    clock,
    resumeListeners,
    async fetch(signal, present) {
      // A longer list keeps its length when it is fetched again, so that the page does not jump.
      const shown = present?.items.length ?? 0;
      const result = await page.fetch(
        shown > (query.limit ?? defaultPageSize) ? { limit: Math.min(shown, maxPageSize) } : {},
        signal,
      );
      if (!result.ok) return result;
      const { items, nextCursor } = result.data;
      page.failed = false;
      page.next = nextCursor;
      return { ok: true, data: { items, hasMore: nextCursor !== null } };
    },
  });
  const loadMore = async () => (await import('./load-more.ts')).loadMore({ list, page, $loadingMore });
  return { $list: list.$value, $loadingMore, loadMore, retry: () => void (page.failed ? loadMore() : list.load()) };
}
