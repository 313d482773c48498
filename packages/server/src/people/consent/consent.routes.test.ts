import { consentNoticeSchema, routes, type ConsentRecordInput } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResponseCache } from '../../platform/http/response-cache.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { fixtureNotice } from '../../test-support/fixture-notice.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testOrigin, type TestServer } from '../../test-support/test-server.ts';
import { hashJson } from '../../platform/json/canonical-json.ts';
import { consentRecords } from './records/consent.tables.ts';

const record: ConsentRecordInput = {
  id: '3f2b9c1e-0000-4000-8000-000000000001',
  action: 'choose',
  method: 'button',
  layer: 'second',
  categories: { necessary: true, analytics: true, marketing: false },
  services: { 'analytics/page-counts': true },
  revision: 'abc',
  language: 'de',
  region: 'DE',
  regionSource: 'accept_language',
  gpc: false,
  decidedAt: '2026-11-22T12:00:00.000Z',
  validity: 'P180D',
};
const withId = (nth: number): ConsentRecordInput => ({
  ...record,
  id: `3f2b9c1e-0000-4000-8000-${String(nth).padStart(12, '0')}`,
});

describe.each(testDatabases)('consent, on %s', (database) => {
  let server: TestServer;
  let other: { publishableKey: string };
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { regionHeaders: ['CF-IPCountry', 'CF-Region-Code'] } });
    other = await createStore(server.db, {
      name: 'Plain',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: [],
      origins: [],
    });
  });
  afterAll(() => server.close());

  describe('the notice', () => {
    it('is in the shopper’s language', async () => {
      const german = await server.ok(routes.consent.getNotice, { language: 'de-AT' });
      expect(german.language).toBe('de');
      expect(german.categories.map(({ id, required, sale }) => [id, required, sale])).toEqual([
        ['necessary', true, false],
        ['preferences', false, false],
        ['analytics', false, false],
        ['marketing', false, true],
      ]);
      expect(german.categories[0]!.services[0]!.purpose).toMatch(/Warenkorb/);
      const plain = await server.ok(routes.consent.getNotice, {});
      expect(consentNoticeSchema.parse(plain).categories[0]!.services[0]!.purpose).toMatch(/cart/);
    });

    it('matches Chinese regions to Chinese, and uses the shop’s language if there is no translation', async () => {
      expect((await server.ok(routes.consent.getNotice, { language: 'zh' })).language).toBe('zh-CN');
      expect((await server.ok(routes.consent.getNotice, { language: 'sw' })).language).toBe('en');
    });

    it('takes no Simplified Chinese for Traditional Chinese', async () => {
      for (const language of ['zh-TW', 'zh-Hant', 'zh-HK'])
        expect((await server.ok(routes.consent.getNotice, { language })).language).toBe('en');
    });

    it('asks nothing in a shop that runs nothing of others', async () => {
      const notice = await server.ok(routes.consent.getNotice, {}, { key: other.publishableKey });
      expect(notice.categories.map(({ id }) => id)).toEqual(['necessary']);
    });

    it('states the controller, the purposes, the legal bases and the retention', async () => {
      const { controller, categories } = await server.ok(routes.consent.getNotice, {});
      expect(controller).toEqual(fixtureNotice.controller);
      expect(categories[2]!.services[0]).toMatchObject({
        purposes: ['dpv:ServiceUsageAnalytics'],
        legalBasis: 'consent',
        recipients: [],
        retention: 'P180D',
        personalData: ['pd:BrowsingBehaviour'],
      });
    });

    it('is kept word for word under its hash, as is the configuration, which is the same in any language', async () => {
      const german = await server.ok(routes.consent.getNotice, { language: 'de' });
      const japanese = await server.ok(routes.consent.getNotice, { language: 'ja' });
      expect(german.hash).not.toBe(japanese.hash);
      expect(german.configurationHash).toBe(japanese.configurationHash);
      const { hash, region: _region, gpc: _gpc, ...words } = german;
      const kept = await server.ok(routes.consent.getNoticeVersion, { hash: hash! });
      expect(kept).toMatchObject({ hash, kind: 'notice', content: words });
      expect(hashJson(kept.content)).toBe(hash);
      const configuration = await server.ok(routes.consent.getNoticeVersion, { hash: german.configurationHash! });
      expect(hashJson(configuration.content)).toBe(german.configurationHash);
      expect(JSON.stringify(configuration)).not.toMatch(/Warenkorb/);
      expect((await server.call(routes.consent.getNoticeVersion, { hash: '0'.repeat(64) })).status).toBe(404);
    });

    it('returns the region with its source: proxy header, choice, browser language, store', async () => {
      const region = async (input: { country?: string }, headers: Record<string, string> = {}) =>
        (await server.ok(routes.consent.getNotice, input, { headers })).region;
      const proxy = { 'CF-IPCountry': 'US', 'CF-Region-Code': 'CA' };
      expect(await region({ country: 'DE' }, proxy)).toEqual({
        country: 'US',
        subdivision: 'US-CA',
        source: 'network',
      });
      expect(await region({ country: 'BR' }, { 'CF-IPCountry': 'XX' })).toEqual({ country: 'BR', source: 'choice' });
      expect(await region({}, { 'Accept-Language': 'en, zh-Hans-CN;q=0.8' })).toEqual({
        country: 'CN',
        source: 'accept_language',
      });
      expect((await region({}))?.source).toBe('store_default');
    });

    it('returns whether the request had the Global Privacy Control signal, also through a cache', async () => {
      const { body, headers } = await server.call(routes.consent.getNotice, {}, { headers: { 'Sec-GPC': '1' } });
      expect(body?.gpc).toBe(true);
      expect(headers.get('Vary')).toContain('Sec-GPC');
      expect((await server.ok(routes.consent.getNotice, {}, { headers: { 'Sec-GPC': 'yes' } })).gpc).toBe(false);
    });
  });

  describe('a decision', () => {
    it('is kept once: sent again it gets the same answer', async () => {
      const first = await server.ok(routes.consent.record, record, { headers: { 'Sec-GPC': '1' } });
      expect(first).toMatchObject({ ...record, gpcHeader: true, receivedAt: expect.any(String) as string });
      server.advance(1000);
      expect(await server.ok(routes.consent.record, record)).toEqual(first);
      expect(await server.db.select().from(consentRecords)).toHaveLength(1);
    });

    it('is kept once when it comes five times at once', async () => {
      const { length } = await server.db.select().from(consentRecords);
      const answers = await Promise.all(Array.from({ length: 5 }, () => server.ok(routes.consent.record, withId(5))));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await server.db.select().from(consentRecords)).toHaveLength(length + 1);
    });

    it('is refused when its id is taken by another one, of this store or elsewhere', async () => {
      const { status, problem } = await server.call(routes.consent.record, { ...record, action: 'accept_all' });
      expect([status, problem?.code, problem?.field]).toEqual([422, 'idempotency_key_reused', 'id']);
      expect((await server.call(routes.consent.record, record, { key: other.publishableKey })).status).toBe(422);
      expect((await server.db.select().from(consentRecords)).map(({ action }) => action)).not.toContain('accept_all');
    });

    it('is refused when it is larger than any notice: what is kept for good is small', async () => {
      const categories = Object.fromEntries(Array.from({ length: 21 }, (_, nth) => [`c${nth}`, true]));
      const { problem } = await server.call(routes.consent.record, { ...withId(4), categories });
      expect([problem?.code, problem?.field]).toEqual(['invalid_request', 'categories']);
    });

    it('is refused when it answers what its notice does not ask, or names no revision', async () => {
      const { hash } = await server.ok(routes.consent.getNotice, { language: 'de' });
      const answered = { ...withId(6), noticeHash: hash! };
      for (const change of [
        { categories: { tracking: true } },
        { services: { 'analytics/spy': true } },
        { revision: '' },
        { revision: 'ada@example.com' },
      ]) {
        const { status, problem } = await server.call(routes.consent.record, { ...answered, ...change });
        expect([status, problem?.code, problem?.errors?.[0]?.field]).toEqual([
          400,
          'invalid_request',
          'revision' in change ? 'revision' : 'categories' in change ? 'categories.tracking' : 'services.analytics/spy',
        ]);
      }
    });

    it('holds nothing of the person', async () => {
      await server.ok(routes.consent.record, withId(2), {
        headers: { 'User-Agent': 'Telltale/1.0', 'X-Forwarded-For': '203.0.113.9' },
      });
      const rows = await server.db.select().from(consentRecords);
      expect(JSON.stringify(rows)).not.toMatch(/Telltale|203\.0\.113/);
    });

    it('is appended beside what it takes back', async () => {
      const { region: _region, regionSource: _source, ...rest } = withId(3);
      const withdrawn = await server.ok(routes.consent.record, { ...rest, action: 'withdraw' });
      expect(withdrawn).not.toHaveProperty('region');
      expect((await server.db.select().from(consentRecords)).map(({ action }) => action).sort()).toEqual([
        'choose',
        'choose',
        'choose',
        'withdraw',
      ]);
    });

    it.each([
      ["update consent_records set action = 'accept_all'"],
      ['delete from consent_records'],
      ['truncate consent_records'],
      ["update consent_notices set content = '{}'"],
      ['delete from consent_notices'],
      ['delete from stores'],
    ])('cannot be changed in the database: %s', async (statement) => {
      const refusal = await server.db.execute(sql.raw(statement)).then(
        () => undefined,
        (error: Error) => String(error.cause ?? error),
      );
      expect(refusal).toMatch(
        statement.endsWith('stores') ? /foreign key/ : /is append-only: (update|delete|truncate) is refused/,
      );
      expect(await server.db.select().from(consentRecords)).toHaveLength(4);
    });
  });

  describe('a decision sent by beacon', () => {
    const beacon = (key: string, of: ConsentRecordInput, origin = testOrigin) =>
      server.app.request('/v1/consent-records/beacon', {
        method: 'POST',
        body: JSON.stringify({ key, record: of }),
        headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: origin, 'Sec-GPC': '1' },
      });

    it('is kept under the key in its body, once', async () => {
      const { length } = await server.db.select().from(consentRecords);
      expect((await beacon(server.publishableKey, withId(10))).status).toBe(204);
      expect((await beacon(server.publishableKey, withId(10))).status).toBe(204);
      expect(await server.db.select().from(consentRecords)).toHaveLength(length + 1);
      expect(await server.ok(routes.consent.record, withId(10))).toMatchObject({ gpcHeader: true });
    });

    it('is refused from a foreign page, with a wrong key, and with another decision under its id', async () => {
      expect((await beacon(server.publishableKey, withId(11), 'https://elsewhere.example')).status).toBe(403);
      expect((await beacon('pk_unknown', withId(11))).status).toBe(401);
      expect((await beacon(server.secretKey, withId(11))).status).toBe(400);
      expect((await beacon(server.publishableKey, { ...withId(10), action: 'accept_all' })).status).toBe(422);
    });
  });
});

describe('a server that keeps answers for a moment', () => {
  it('keeps those with and without the signal apart, and those of two countries', async () => {
    const server = await createTestServer({
      deps: { answers: createResponseCache(60_000), regionHeaders: ['CF-IPCountry'] },
    });
    const asked = async (headers: Record<string, string>) => {
      const { gpc, region } = await server.ok(routes.consent.getNotice, {}, { headers });
      return [gpc, region?.country];
    };
    expect(await asked({ 'CF-IPCountry': 'DE' })).toEqual([false, 'DE']);
    expect(await asked({ 'CF-IPCountry': 'DE', 'Sec-GPC': '1' })).toEqual([true, 'DE']);
    expect(await asked({ 'CF-IPCountry': 'CN' })).toEqual([false, 'CN']);
    await server.close();
  }, 60_000);
});

describe('the log', () => {
  it('has no record’s id in it: who reads logs must not open receipts', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const server = await createTestServer({ deps: { log } });
    await server.ok(routes.consent.record, record);
    await server.ok(routes.consent.getReceipt, { id: record.id });
    await server.close();
    expect(lines.filter((line) => line.includes('/v1/consent-records/…/receipt'))).toHaveLength(1);
    expect(lines.join()).not.toContain(record.id);
  }, 60_000);
});
