import type { ShopError } from '@smallshop/client';
import type { RegionHint } from '@smallshop/contract';
import { atom, type ReadableAtom } from 'nanostores';
import type { ShownApi } from '../shop/inside.ts';
import type { ProductList, ProductQuery, ProductsQuery } from './catalog.types.ts';
import { createResource } from './resource.ts';

export interface CatalogDeps {
  api: ShownApi;
  $hint: ReadableAtom<RegionHint>;
  clock: () => number;
}

const mostPerPage = 100;

/** A product list that grows page by page. */
export function createProducts({ api, $hint, clock }: CatalogDeps, query: ProductQuery): ProductsQuery {
  const $loadingMore = atom(false);
  let cursor: string | null = null;
  let moreFailed = false;

  const list = createResource<ProductList>({
    $depends: $hint,
    clock,
    async fetch(signal, present) {
      // Fetched anew, a list that has grown keeps its length, so that the page does not jump.
      const shown = present?.items.length ?? 0;
      const limit = shown > (query.limit ?? 24) ? Math.min(shown, mostPerPage) : query.limit;
      const result = await api.catalog.listProducts({ ...$hint.value, ...query, limit }, { signal });
      if (!result.ok) return result;
      moreFailed = false;
      cursor = result.data.nextCursor;
      return { ok: true, data: { items: result.data.items, hasMore: cursor !== null } };
    },
  });

  async function loadMore(): Promise<void> {
    const { data, status } = list.$value.value ?? {};
    if (!data || cursor === null || $loadingMore.value || status === 'loading') return;
    const signal = list.signal();
    $loadingMore.set(true);
    try {
      const page = await api.catalog.listProducts({ ...$hint.value, ...query, cursor }, { signal });
      if (signal.aborted) return;
      if (!page.ok) return fail(page.error, data);
      moreFailed = false;
      cursor = page.data.nextCursor;
      // A product that moved between two pages comes twice.
      const known = new Set(data.items.map(({ id }) => id));
      const items = [...data.items, ...page.data.items.filter(({ id }) => !known.has(id))];
      list.set({ status: 'ready', data: { items, hasMore: cursor !== null } });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      $loadingMore.set(false);
    }
  }

  function fail(error: ShopError, data: ProductList): void {
    moreFailed = true;
    list.set({ status: 'error', error, data });
  }

  return {
    $list: list.$value,
    $loadingMore,
    loadMore,
    retry: () => void (moreFailed ? loadMore() : list.load()),
  };
}
