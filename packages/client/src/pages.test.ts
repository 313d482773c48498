import { describe, expect, it } from 'vitest';
import { createClient, isShopError, items, pages } from './index.ts';
import { shortTimeouts, startShopServer } from './test-support/shop-server.ts';

const page = (nextCursor: string | null, ...handles: string[]) => ({
  body: { items: handles.map((handle) => ({ handle })), nextCursor },
});

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}

describe('going through a list', () => {
  it('yields the items of all pages, asking with the cursor of the page before', async () => {
    await using server = await startShopServer(page('p2', 'a', 'b'), page('p3'), page(null, 'c'));
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    const products = await all(items(client.catalog.listProducts, { collection: 'tea', limit: 2 }));
    expect(products.map(({ handle }) => handle)).toEqual(['a', 'b', 'c']);
    expect(server.arrived.map(({ url }) => url)).toEqual([
      '/v1/products?collection=tea&limit=2&key=pk_test',
      '/v1/products?collection=tea&limit=2&cursor=p2&key=pk_test',
      '/v1/products?collection=tea&limit=2&cursor=p3&key=pk_test',
    ]);
  });

  it('goes on from the cursor the caller names', async () => {
    await using server = await startShopServer(page(null, 'z'));
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    await all(pages(client.catalog.listCollections, { cursor: 'p9' }));
    expect(server.arrived[0]!.url).toBe('/v1/collections?cursor=p9&key=pk_test');
  });

  it('requests no page that is not needed', async () => {
    await using server = await startShopServer(page('p2', 'a', 'b'));
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    for await (const product of items(client.catalog.listProducts)) {
      expect(product.handle).toBe('a');
      break;
    }
    expect(server.arrived).toHaveLength(1);
  });

  it('throws the error of the page that failed, after what came before it', async () => {
    await using server = await startShopServer(page('p2', 'a'), {
      status: 404,
      body: { code: 'collection_not_found' },
    });
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    const seen: string[] = [];
    const walk = async () => {
      for await (const { handle } of items(client.catalog.listProducts)) seen.push(handle);
    };
    const error: unknown = await walk().catch((reason: unknown) => reason);
    expect(isShopError(error) && error.code).toBe('collection_not_found');
    expect(seen).toEqual(['a']);
  });
});
