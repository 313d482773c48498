import { refuse } from '@smallshop/mocks';
import { cleanStores } from 'nanostores';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createTestContext, messages, samples, until } from '../test-support/test-context.ts';

const ready = ({ status }: { status: string }) => status === 'ready';
const failed = ({ status }: { status: string }) => status === 'error';
afterEach(() => void vi.useRealTimers());

describe('a product list', () => {
  test('is asked for with the first subscriber, once for equal queries', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const one = shop.catalog.products({ collection: 'tea', limit: 5 });
    const two = shop.catalog.products({ limit: 5, collection: 'tea' });
    expect(two).toBe(one);
    await messages();
    expect(testContext.asked()).toEqual([]);
    one.$list.subscribe(() => {});
    const list = await until(two.$list, ready);
    expect(list.data!.items).toHaveLength(5);
    expect(list.data!.hasMore).toBe(true);
    expect(testContext.asked()).toEqual(['catalog.listProducts']);
  });

  test('grows page by page, no product twice, until there is no more', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const tea = shop.catalog.products({ collection: 'tea', limit: 5 });
    const off = tea.$list.subscribe(() => {});
    await until(tea.$list, ready);
    // A second press while the page is on its way asks nothing.
    await Promise.all([tea.loadMore(), tea.loadMore()]);
    expect(tea.$list.get().data!.items).toHaveLength(10);
    await tea.loadMore();
    const { items, hasMore } = tea.$list.get().data!;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(hasMore).toBe(false);
    await tea.loadMore();
    expect(testContext.asked()).toHaveLength(3);
    off();
  });

  test('keeps what is shown when a page fails, and retries that page', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const tea = shop.catalog.products({ collection: 'tea', limit: 5 });
    tea.$list.subscribe(() => {});
    await until(tea.$list, ready);
    testContext.server.set('offline');
    await tea.loadMore();
    expect(tea.$list.get()).toMatchObject({
      status: 'error',
      error: { code: 'network_error' },
      data: { items: { length: 5 } },
    });
    expect(tea.$loadingMore.get()).toBe(false);
    testContext.server.set('normal');
    tea.retry();
    expect((await until(tea.$list, ready)).data!.items).toHaveLength(10);
  });

  test('has the error of a failed fetch, and is fetched again on retry', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    testContext.server.set('offline');
    const all = shop.catalog.products({});
    all.$list.subscribe(() => {});
    expect(await until(all.$list, failed)).toMatchObject({ error: { code: 'network_error' }, data: null });
    testContext.server.set('normal');
    all.retry();
    expect((await until(all.$list, ready)).data!.items.length).toBeGreaterThan(0);
  });

  test('stays on the screen at its length while the prices of another country come', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    const tea = shop.catalog.products({ collection: 'tea', limit: 5 });
    const seen: string[] = [];
    tea.$list.subscribe(({ status, data }) => seen.push(`${status} ${data?.items.length ?? '-'}`));
    await until(tea.$list, ready);
    await tea.loadMore();
    await shop.region.choose({ country: 'DE' });
    const list = await until(tea.$list, ({ data }) => data?.items[0]?.priceRange.min.currency === 'EUR');
    expect(list.data!.items).toHaveLength(10);
    expect(seen).toEqual(['loading -', 'ready 5', 'ready 10', 'loading 10', 'ready 10']);
  });

  test('is aborted after the last subscriber has left, and fetched again later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const release = testContext.hold();
    const tea = shop.catalog.products({ collection: 'tea' });
    const spy = vi.spyOn(AbortController.prototype, 'abort');
    tea.$list.subscribe(() => {})();
    spy.mockClear();
    vi.advanceTimersByTime(1000);
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    release();
    await messages();
    expect(tea.$list.value!.status).toBe('loading');
    expect((await until(tea.$list, ready)).data!.items.length).toBeGreaterThan(0);
  });

  test('is not asked for again for an element that comes back within a minute', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const tea = shop.catalog.products({ collection: 'tea' });
    await until(tea.$list, ready);
    cleanStores(tea.$list);
    testContext.browser.advance(59_000);
    await until(tea.$list, ready);
    expect(testContext.asked()).toHaveLength(1);
    cleanStores(tea.$list);
    testContext.browser.advance(2_000);
    tea.$list.subscribe(() => {});
    await until(tea.$list, ready);
    expect(testContext.asked()).toHaveLength(2);
  });
});

describe('a product and a collection', () => {
  test('come by handle, in the language asked for', async () => {
    const { shop } = createTestContext().open({ region: { language: 'zh-CN' } });
    const product = await until(shop.catalog.product(samples.plain.handle).$product, ready);
    expect(product.data).toMatchObject({ title: '龙井' });
    const collection = await until(shop.catalog.collection('tea').$collection, ready);
    expect(collection.data).toMatchObject({ handle: 'tea', title: '茶' });
    expect(shop.catalog.product(samples.plain.handle)).toBe(shop.catalog.product(samples.plain.handle));
  });

  test('that do not exist are distinguished from a lost network', async () => {
    const { shop } = createTestContext().open();
    expect(await until(shop.catalog.product('nothing').$product, failed)).toMatchObject({
      error: { code: 'product_not_found' },
    });
    expect(await until(shop.catalog.collection('nothing').$collection, failed)).toMatchObject({
      error: { code: 'collection_not_found' },
    });
  });

  test('come on retry', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    testContext.server.set({ summary: 'Busy', before: () => refuse('unavailable') });
    const { $product, retry } = shop.catalog.product(samples.plain.handle);
    await until($product, failed);
    testContext.server.set('normal');
    retry();
    await until($product, ready);
  });
});
