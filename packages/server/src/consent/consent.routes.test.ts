import { consentNoticeSchema, routes, type ConsentRecordInput } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../store/create-store.ts';
import { testDatabases } from '../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';
import { consentRecords } from './consent.tables.ts';
import { demoNotice } from './demo-notice.data.ts';

const record: ConsentRecordInput = {
  id: '3f2b9c1e-0000-4000-8000-000000000001', action: 'choose', method: 'button', layer: 'second',
  categories: { necessary: true, analytics: true, marketing: false }, revision: 'abc', language: 'de', region: 'DE', gpc: false,
  decidedAt: '2026-11-22T12:00:00.000Z',
};

describe.each(testDatabases)('consent, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  }, 60_000);
  afterAll(() => server.close());

  it('tells what is asked for, in the shopper’s language', async () => {
    const german = await server.ok(routes.consent.getNotice, { language: 'de-AT' });
    expect(german.categories.map(({ id, required, sale }) => [id, required, sale])).toEqual([
      ['necessary', true, false], ['preferences', false, false], ['analytics', false, false], ['marketing', false, true],
    ]);
    expect(german.categories[0]!.services[0]!.purpose).toMatch(/Warenkorb/);
    const plain = await server.ok(routes.consent.getNotice, {});
    expect(consentNoticeSchema.parse(plain).categories[0]!.services[0]!.purpose).toMatch(/cart/);
  });

  it('asks nothing in a shop that runs nothing of others', async () => {
    const other = await createStore(server.db, { name: 'Plain', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US', markets: [], origins: [] });
    const notice = await server.ok(routes.consent.getNotice, {}, { key: other.publishableKey });
    expect(notice.categories.map(({ id }) => id)).toEqual(['necessary']);
  });

  it('keeps a decision once, as it was made first, and nothing of the person', async () => {
    const headers = { 'User-Agent': 'Telltale/1.0', 'X-Forwarded-For': '203.0.113.9' };
    const first = await server.ok(routes.consent.record, record, { headers });
    expect(first).toEqual({ ...record, receivedAt: expect.any(String) as string });
    server.advance(1000);
    const again = await server.ok(routes.consent.record, { ...record, action: 'accept_all' });
    expect(again).toEqual(first);
    const rows = await server.db.select().from(consentRecords);
    expect(rows.length).toBe(1);
    expect(JSON.stringify(rows)).not.toMatch(/Telltale|203\.0\.113/);
  });

  it('appends a withdrawal beside what it withdraws', async () => {
    const { region: _region, ...rest } = record;
    const withdrawn = await server.ok(routes.consent.record, { ...rest, id: '3f2b9c1e-0000-4000-8000-000000000002', action: 'withdraw' });
    expect(withdrawn).not.toHaveProperty('region');
    expect((await server.db.select().from(consentRecords)).length).toBe(2);
  });
});

describe('the demo’s notice', () => {
  it('speaks every language of the interface', () => {
    const purposes = demoNotice.categories.flatMap(({ services }) => services.map(({ purpose }) => Object.keys(purpose).sort()));
    for (const languages of purposes) expect(languages).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'zh-CN']);
  });
});
