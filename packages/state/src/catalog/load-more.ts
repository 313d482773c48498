import type { ListContext } from './products.ts';

/** Fetches the next page of a list and appends it. */
export async function loadMore({ list, page, $loadingMore }: ListContext): Promise<void> {
  const { data, status } = list.$value.get();
  const cursor = page.next;
  if (!data || cursor === null || $loadingMore.value || status === 'loading') return;
  const signal = list.signal();
  $loadingMore.set(true);
  try {
    const result = await page.fetch({ cursor }, signal);
    if (signal.aborted) return;
    page.failed = !result.ok;
    if (!result.ok) return list.set({ status: 'error', error: result.error, data });
    page.next = result.data.nextCursor;
    // A product that moved between two pages is in both of them.
    const known = new Set(data.items.map(({ id }) => id));
    const items = [...data.items, ...result.data.items.filter(({ id }) => !known.has(id))];
    list.set({ status: 'ready', data: { items, hasMore: page.next !== null } });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    $loadingMore.set(false);
  }
}
