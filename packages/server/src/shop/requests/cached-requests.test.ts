import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@smallshop/contract';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { createResponseCache } from '../../platform/http/response-cache.ts';
import { bind } from './bind-route.ts';

describe('a cached route', () => {
  let server: TestServer;
  let made = 0;
  const bound = [
    bind(
      routes.catalog.listProducts,
      async () => {
        made += 1;
        return { items: [], nextCursor: null };
      },
      { cacheable: true },
    ),
  ];
  beforeAll(async () => {
    server = await createTestServer({ bound, deps: { answers: createResponseCache(1000, () => 0) } });
  });
  afterAll(() => server.close());
  const get = async (query: string, host = 'shop.test') => {
    const before = made;
    const response = await server.app.request(`http://${host}/v1/products${query}`, {
      headers: { Authorization: `Bearer ${testKey}` },
    });
    return { status: response.status, isMade: made > before };
  };

  it('makes one answer for all addresses that differ only in what it does not read', async () => {
    expect(await get('?limit=5&sort=title')).toEqual({ status: 200, isMade: true });
    for (const query of [
      '?sort=title&limit=5',
      '?limit=5&sort=title&utm_source=x',
      '?x=1&limit=5&y=2&sort=title',
      '?limit=5&sort=title&search=',
    ]) {
      expect(await get(query), query).toEqual({ status: 200, isMade: false });
    }
  });

  it('makes another one for everything that it reads', async () => {
    for (const query of ['?limit=6&sort=title', '?limit=5', '?limit=5&sort=title&search=tea'])
      expect(await get(query), query).toEqual({ status: 200, isMade: true });
    expect(await get('?limit=5', 'other.test')).toEqual({ status: 200, isMade: true });
    expect((await get('?limit=0')).status).toBe(400);
  });
});
