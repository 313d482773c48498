import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashToken } from '../../platform/database/ids.ts';
import { createTestServer, testKey, testOrigin, type TestServer } from '../../test-support/test-server.ts';
import { rateLimits } from '../../platform/limits/rate-limit.tables.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

/** As if the address had written so often before. */
async function wroteBefore(what: string, address: string, tries: number): Promise<void> {
  const endsAt = new Date(server.deps.now().getTime() + 300_000);
  await server.db
    .insert(rateLimits)
    .values({ key: hashToken(JSON.stringify([what, server.storeId, address])), tries, endsAt });
}
async function createCart(remoteAddress: string, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', headers: { Authorization: `Bearer ${testKey}`, ...headers }, body: '{}' };
  return server.app.request('http://shop.test/v1/carts', init, { incoming: { socket: { remoteAddress } } });
}

it('lets an address make so many carts, and no more until the time is over', async () => {
  await wroteBefore('cart', '198.51.100.1', 1999);
  expect((await createCart('198.51.100.1')).status).toBe(201);
  const refused = await createCart('198.51.100.1');
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'rate_limited' }]);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(200);
  expect((await createCart('198.51.100.2')).status).toBe(201);
  server.advance(301_000);
  expect((await createCart('198.51.100.1')).status).toBe(201);
});

it('lets an address use so many idempotency keys; a merchant’s program is not counted', async () => {
  await wroteBefore('idempotency_key', '198.51.100.3', 9999);
  expect((await createCart('198.51.100.3', { 'Idempotency-Key': 'a' })).status).toBe(201);
  expect((await createCart('198.51.100.3', { 'Idempotency-Key': 'b' })).status).toBe(429);
  expect((await createCart('198.51.100.3')).status).toBe(201);
  const before = (await server.db.select().from(rateLimits)).length;
  await server.ok(routes.admin.setStock, { sku: 'OAK-TRAY', stock: 5 }, { idempotencyKey: 'c' });
  expect((await server.db.select().from(rateLimits)).length).toBe(before);
});

it('lets an address keep so many consent records, with the key in a header or in the beacon', async () => {
  const record = {
    action: 'reject_all',
    method: 'button',
    layer: 'first',
    categories: { necessary: true },
    services: {},
    revision: 'abc',
    language: 'en',
    region: 'DE',
    regionSource: 'accept_language',
    gpc: false,
    decidedAt: '2026-11-22T12:00:00.000Z',
    validity: 'P180D',
  };
  const withId = (nth: number) => ({ ...record, id: `3f2b9c1e-0000-4000-8000-00000000000${nth}` });
  const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    server.app.request(
      `http://shop.test/v1/consent-records${path}`,
      { method: 'POST', headers, body: JSON.stringify(body) },
      { incoming: { socket: { remoteAddress: '198.51.100.4' } } },
    );
  const asShop = { Authorization: `Bearer ${testKey}`, 'Content-Type': 'application/json' };
  const asBeacon = (nth: number) =>
    send('/beacon', { key: testKey, record: withId(nth) }, { Origin: testOrigin, 'Content-Type': 'text/plain' });
  await wroteBefore('consent_record', '198.51.100.4', 1998);
  expect((await send('', withId(1), asShop)).status).toBeLessThan(300);
  expect((await asBeacon(2)).status).toBe(204);
  expect((await send('', withId(3), asShop)).status).toBe(429);
  expect((await asBeacon(4)).status).toBe(429);
});
