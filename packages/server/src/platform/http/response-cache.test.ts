import { beforeEach, describe, expect, it } from 'vitest';
import { createResponseCache, type CacheableResponse, type EncodedResponse } from './response-cache.ts';

const textOf = ({ body }: EncodedResponse) => new TextDecoder().decode(body.identity);

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
        vary: '',
        ...some,
      };
    };
  const create = () => createResponseCache(1000, () => time);

  it('makes an answer once for a crowd, and anew once it is old', async () => {
    const cache = create();
    const crowd = await Promise.all(Array.from({ length: 50 }, () => cache.get('a', answer())));
    expect(new Set(crowd.map(textOf))).toEqual(new Set(['1']));
    time = 1000;
    expect(textOf(await cache.get('a', answer()))).toBe('1');
    time = 1001;
    expect(textOf(await cache.get('a', answer()))).toBe('2');
  });

  it('keeps different requests apart', async () => {
    const cache = create();
    await cache.get('a', answer());
    expect(textOf(await cache.get('b', answer()))).toBe('2');
  });

  it('keeps neither refusals nor failures', async () => {
    const cache = create();
    await cache.get('a', answer({ status: 404 }));
    await expect(cache.get('b', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(textOf(await cache.get('a', answer()))).toBe('2');
    expect(textOf(await cache.get('b', answer()))).toBe('3');
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

  const ready = { route: '/v1/products', etag: '"a"', headers: [], body: 'x' };

  it('has a ready response for the same request, as long as the response is valid', async () => {
    const cache = create();
    cache.addReady('a', 'GET a', ready);
    expect(cache.getReady('GET a')).toBeUndefined();
    await cache.get('a', answer());
    cache.addReady('a', 'GET a', ready);
    time = 1000;
    expect(cache.getReady('GET a')).toBe(ready);
    expect(cache.getReady('GET b')).toBeUndefined();
    time = 1001;
    expect(cache.getReady('GET a')).toBeUndefined();
  });

  it('deletes ready responses together with the response, and limits their number', async () => {
    const cache = create();
    await cache.get('a', answer());
    for (let number = 0; number < 1000; number++) cache.addReady('a', `GET a?${number}`, ready);
    expect(cache.getReady('GET a?0')).toBe(ready);
    expect(cache.getReady('GET a?999')).toBeUndefined();
    cache.clear();
    expect(cache.getReady('GET a?0')).toBeUndefined();
    expect(textOf(await cache.get('a', answer()))).toBe('2');
  });

  it('gives no old response after a change, even if it is made while the change happens', async () => {
    const cache = create();
    const slow = Promise.withResolvers<CacheableResponse>();
    const before = cache.get('a', () => slow.promise);
    cache.clear();
    slow.resolve(await answer({ body: 'old' })());
    expect(textOf(await before)).toBe('old');
    expect(textOf(await cache.get('a', answer()))).not.toBe('old');
  });

  it('compresses a body once', async () => {
    const cache = create();
    const { body } = await cache.get('a', answer({ body: 'x'.repeat(5000) }));
    expect(await body.in('br')).toBe(await body.in('br'));
    expect((await body.in('gzip')).byteLength).toBeLessThan(200);
  });
});
