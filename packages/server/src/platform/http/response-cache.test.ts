import { beforeEach, describe, expect, it } from 'vitest';
import { createResponseCache, type CacheableResponse } from './response-cache.ts';

describe('the answer cache', () => {
  let time = 0;
  let made = 0;
  beforeEach(() => {
    time = 0;
    made = 0;
  });
  const answer =
    (some: Partial<CacheableResponse> = {}) =>
    async (): Promise<CacheableResponse> => {
      made++;
      return {
        status: 200,
        contentType: 'application/json',
        body: `${made}`,
        headers: {},
        etag: '"a"',
        vary: '',
        ...some,
      };
    };
  const create = () => createResponseCache(1000, () => time);

  it('makes an answer once for a crowd, and anew once it is old', async () => {
    const cache = create();
    const crowd = await Promise.all(Array.from({ length: 50 }, () => cache.get('a', answer())));
    expect(new Set(crowd.map(({ body }) => body))).toEqual(new Set(['1']));
    time = 1000;
    expect((await cache.get('a', answer())).body).toBe('1');
    time = 1001;
    expect((await cache.get('a', answer())).body).toBe('2');
  });

  it('keeps different requests apart', async () => {
    const cache = create();
    await cache.get('a', answer());
    expect((await cache.get('b', answer())).body).toBe('2');
  });

  it('keeps neither refusals nor failures', async () => {
    const cache = create();
    await cache.get('a', answer({ status: 404 }));
    await expect(cache.get('b', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get('a', answer())).body).toBe('2');
    expect((await cache.get('b', answer())).body).toBe('3');
  });

  it('deletes the oldest responses before they fill the memory', async () => {
    const cache = create();
    const big = { body: 'x'.repeat(12 * 1024 * 1024) };
    for (const key of ['a', 'b', 'c', 'd']) await cache.get(key, answer(big));
    await cache.get('d', answer());
    expect(made).toBe(4);
    await cache.get('a', answer());
    expect(made).toBe(5);
  });
});
