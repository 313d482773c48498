import { routes, dayMs } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { consumeRateLimit, deleteExpiredRateLimits } from './rate-limit.ts';
import { rateLimits } from './rate-limit.tables.ts';

describe.each(testDatabases)('a limit, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const rate = { what: 'thing', tries: 3, seconds: 60 };
  const attempt = (who: string, cost?: number) => consumeRateLimit(server.db, server.deps.now(), rate, [who], cost);

  it('lets so many through, also when all come at once, and says when the next may', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => attempt('ada')));
    expect(replies.filter((reply) => reply === undefined)).toHaveLength(3);
    expect(replies.find((reply) => reply)).toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
    expect(await attempt('eve')).toBeUndefined();
    server.advance(61_000);
    expect(await attempt('ada')).toBeUndefined();
  });

  it('counts attempts in any order of their times: clocks of two processes differ a little', async () => {
    const now = server.deps.now().getTime();
    const replies = [];
    for (let times = 0; times < 8; times += 1)
      replies.push(await consumeRateLimit(server.db, new Date(now - times), rate, ['zoe']));
    expect(replies.map((reply) => reply?.code)).toEqual([
      ...Array(3).fill(undefined),
      ...Array(5).fill('rate_limited'),
    ]);
  });

  it('can be asked without counting', async () => {
    for (let times = 0; times < 9; times += 1) expect(await attempt('bob', 0)).toBeUndefined();
    await attempt('bob', 5);
    expect(await attempt('bob', 0)).toMatchObject({ code: 'rate_limited' });
  });

  it('stores no names, and deletes expired windows', async () => {
    await attempt('ada@example.com');
    expect(JSON.stringify(await server.db.select().from(rateLimits))).not.toContain('ada');
    server.advance(61_000);
    await deleteExpiredRateLimits(server.db, server.deps.now());
    expect(await server.db.select().from(rateLimits)).toEqual([]);
  });

  it('that was set while the clock was ahead does not outlast a window of the right clock', async () => {
    server.advance(365 * dayMs);
    for (let times = 0; times < 4; times += 1) await attempt('early');
    expect(await attempt('early', 0)).toMatchObject({ code: 'rate_limited' });
    server.advance(-365 * dayMs);
    expect(await attempt('early')).toBeUndefined();
    expect(await attempt('early', 5)).toBeUndefined();
    expect(await attempt('early', 0)).toMatchObject({ code: 'rate_limited' });
    server.advance(365 * dayMs);
    await attempt('forgotten');
    server.advance(-365 * dayMs);
    await deleteExpiredRateLimits(server.db, server.deps.now());
    expect(await server.db.$count(rateLimits)).toBe(1);
    server.advance(61_000);
    await deleteExpiredRateLimits(server.db, server.deps.now());
  });

  it('keeps shoppers from guessing discount codes: after too many wrong ones a right one is refused too', async () => {
    const guess = (code: string) => server.call(routes.cart.create, { discountCodes: [code] });
    for (let times = 0; times < 20; times += 1) expect((await guess(`GUESS${times}`)).status).toBe(201);
    const [wrong, right] = [await guess('GUESS20'), await guess('WELCOME10')];
    for (const { status, problem, headers } of [wrong, right]) {
      expect([status, problem?.code]).toEqual([429, 'rate_limited']);
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    }
    server.advance(601_000);
    expect((await guess('WELCOME10')).body?.cart.discountCodes).toMatchObject([{ code: 'WELCOME10' }]);
  });
});
