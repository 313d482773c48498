import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashToken } from '../../platform/database/ids.ts';
import { createTestOrder, seenByMerchant } from '../../orders/fulfillment/order-flow.harness.ts';
import { createStore } from './create-store.ts';
import { apiKeys } from '../store/store.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';

describe.each(testDatabases)('the keys of a store, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  /** Back to the two that the store was made with. */
  beforeEach(async () => {
    for (const { id, key, current } of await list())
      if (!current && key !== testKey) await server.ok(routes.settings.removeKey, { keyId: id });
  });

  const list = async (key?: string) =>
    (await server.ok(routes.settings.listKeys, {}, key === undefined ? {} : { key })).items;
  const create = (kind: 'publishable' | 'secret') => server.ok(routes.settings.createKey, { kind });
  const remove = (keyId: string, key?: string) =>
    server.call(routes.settings.removeKey, { keyId }, key === undefined ? {} : { key });

  it('are listed with their ids, and no secret key is returned', async () => {
    const items = await list();
    expect(
      items.map(({ kind, key, current }) => ({ kind, key, current })).sort((a, b) => a.kind.localeCompare(b.kind)),
    ).toEqual([
      { kind: 'publishable', key: testKey, current: false },
      { kind: 'secret', key: null, current: true },
    ]);
    expect(JSON.stringify(items)).not.toContain(server.secretKey);
    for (const { id } of items) expect(id).toMatch(/^(pk|sk)_[0-9a-f]{8}$/);
  });

  it('are changed for new ones without a moment in which none works', async () => {
    const made = await create('secret');
    expect(made).toMatchObject({
      kind: 'secret',
      key: expect.stringMatching(/^sk_[\w-]{43}$/) as string,
      current: false,
    });
    expect((await list(made.key)).find(({ current }) => current)?.id).toBe(made.id);
    const old = (await list()).find(({ current }) => current)!;
    expect((await remove(old.id, made.key)).status).toBe(204);
    expect((await server.call(routes.settings.get, {})).problem?.code).toBe('key_unknown');
    // The old one again, for the tests after this.
    await server.db
      .insert(apiKeys)
      .values({ key: hashToken(server.secretKey), storeId: server.storeId, kind: 'secret' });
  });

  it('that are secret are returned once and stored as a hash', async () => {
    const made = await create('secret');
    const rows = await server.db.select().from(apiKeys).where(eq(apiKeys.storeId, server.storeId));
    expect(JSON.stringify(rows)).not.toContain(made.key);
    expect(JSON.stringify(await list())).not.toContain(made.key);
  });

  it('that are public open the shop from its pages at once, and nothing once they are gone', async () => {
    const made = await create('publishable');
    expect((await server.call(routes.store.get, {}, { key: made.key })).status).toBe(200);
    expect((await server.call(routes.settings.get, {}, { key: made.key })).problem?.code).toBe('key_not_permitted');
    expect((await remove(made.id)).status).toBe(204);
    expect((await server.call(routes.store.get, {}, { key: made.key })).problem?.code).toBe('key_unknown');
  });

  it('show who did what: the log of an order contains the id of the key', async () => {
    const { id: orderId } = await createTestOrder(server, 'bank_transfer');
    const made = await create('secret');
    await server.ok(routes.admin.markOrderPaid, { orderId }, { key: made.key });
    expect((await seenByMerchant(server, orderId)).events.at(-1)?.actor).toEqual({ kind: 'merchant', id: made.id });
  });

  it('do not run out: the last secret one stays', async () => {
    const { id } = (await list()).find(({ current }) => current)!;
    expect((await remove(id)).problem).toMatchObject({ status: 409, code: 'key_last_secret', field: 'keyId' });
    const made = await create('secret');
    // Each deletes the other at the same moment: one of them is too late.
    const replies = await Promise.all([remove(made.id), remove(id, made.key)]);
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    const secrets = (await server.db.select().from(apiKeys).where(eq(apiKeys.storeId, server.storeId))).filter(
      ({ kind }) => kind === 'secret',
    );
    expect(secrets).toHaveLength(1);
    if (secrets[0]!.key !== hashToken(server.secretKey))
      await server.db
        .insert(apiKeys)
        .values({ key: hashToken(server.secretKey), storeId: server.storeId, kind: 'secret' });
  });

  it('of another store are out of reach', async () => {
    const other = await createStore(server.db, {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: [],
      origins: [],
    });
    const theirs = await list(other.secretKey);
    expect(theirs).toHaveLength(2);
    for (const { id } of theirs)
      expect((await remove(id)).problem).toMatchObject({ status: 404, code: 'not_found', field: 'keyId' });
    expect(await list(other.secretKey)).toEqual(theirs);
    expect((await list()).map(({ id }) => id)).not.toContain(theirs[0]!.id);
  });

  it('of a kind that is none are refused', async () => {
    expect((await server.call(routes.settings.createKey, { kind: 'master' as 'secret' })).problem).toMatchObject({
      code: 'invalid_request',
      field: 'kind',
    });
    expect((await remove('sk_00000000')).problem?.code).toBe('not_found');
  });
});
