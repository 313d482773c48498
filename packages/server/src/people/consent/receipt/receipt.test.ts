import { consentReceiptSchema, routes, type ConsentReceipt, type ConsentRecordInput } from '@smallshop/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureNotice } from '../../../test-support/fixture-notice.ts';
import { createTestServer, testOrigin, type TestServer } from '../../../test-support/test-server.ts';
import { canonicalJson, hashJson } from '../../../platform/json/canonical-json.ts';
import { consentKeys } from '../records/consent.tables.ts';
import { noticeOf } from '../notice/notice-of.ts';
import { viewNotice } from '../notice/notice-view.ts';
import { buildReceipt, type ReceiptFacts } from './receipt.ts';

const input: ConsentRecordInput = {
  id: '7c0f8a52-0000-4000-8000-000000000001',
  action: 'choose',
  method: 'toggle',
  layer: 'second',
  categories: { necessary: true, preferences: false, analytics: true, marketing: false },
  services: { 'analytics/page-counts': true },
  revision: 'abc',
  language: 'de',
  region: 'DE',
  regionSource: 'accept_language',
  gpc: false,
  decidedAt: '2026-11-22T12:00:00.000Z',
  validity: 'P180D',
};

let server: TestServer;
let record: ConsentRecordInput;
let receipt: ConsentReceipt;
let response: Response;
const get = (path: string) => server.app.request(path);
beforeAll(async () => {
  server = await createTestServer();
  const { hash } = await server.ok(routes.consent.getNotice, { language: 'de' });
  record = { ...input, noticeHash: hash! };
  const { receiptUrl } = await server.ok(routes.consent.record, record, { origin: testOrigin });
  response = await get(new URL(receiptUrl!).pathname);
  receipt = (await response.clone().json()) as ConsentReceipt;
});
afterAll(() => server.close());

/** As anybody would: with the published keys and nothing else of ours. */
async function isSigned({ signature, ...document }: ConsentReceipt): Promise<boolean> {
  const { keys } = (await (await get('/v1/consent-keys')).json()) as {
    keys: ({ kid: string } & Record<string, string>)[];
  };
  const [header = '', , bytes = ''] = signature.split('.');
  const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string; alg: string };
  const key = keys.find((each) => each.kid === kid)!;
  expect(alg).toBe('EdDSA');
  const signed = `${header}.${Buffer.from(canonicalJson(document)).toString('base64url')}`;
  return verify(null, Buffer.from(signed), createPublicKey({ key, format: 'jwk' }), Buffer.from(bytes, 'base64url'));
}

describe('a receipt', () => {
  it('opens by the record’s id alone, to download, on any page, and is kept by no cache', () => {
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/ld+json',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="consent-receipt-\d{4}-\d\d-\d\d\.json"$/,
      ) as string,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
  });

  it('does not exist for an unknown id', async () => {
    expect((await get('/v1/consent-records/7c0f8a52-0000-4000-8000-00000000ffff/receipt')).status).toBe(404);
  });

  it('fits the published schema', async () => {
    const published = await get('/v1/consent-receipt.schema.json');
    expect(published.headers.get('content-type')).toMatch('schema+json');
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const validate = ajv.compile((await published.json()) as object);
    expect(validate(receipt), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...receipt, record: { ...receipt.record, events: [] } })).toBe(false);
  });

  it('says what was asked and what was answered, in the words that were read', () => {
    const [shop] = receipt.record.pii_controllers;
    expect(shop).toMatchObject({
      party_name: 'Osmanthe',
      party_type: 'dpv:DataController',
      party_contact: `${testOrigin}/privacy/`,
    });
    expect(receipt.record).toMatchObject({
      language: 'de',
      jurisdiction: 'loc:DE',
      jurisdiction_source: 'accept_language',
    });
    expect(receipt.record.privacy_rights).toContain('eu-gdpr:A7-3');
    expect(receipt.record.processing.map(({ service, event_state }) => [service, event_state])).toEqual([
      ['cart', undefined],
      ['order', undefined],
      ['region', undefined],
      ['consent', undefined],
      ['recently-viewed', 'dpv:ConsentRefused'],
      ['page-counts', 'dpv:ConsentGiven'],
      ['ad-results', 'dpv:ConsentRefused'],
    ]);
    expect(receipt.record.processing[5]).toMatchObject({
      purpose: 'Zählt, welche Seiten gelesen werden, um sie zu verbessern.',
      purpose_type: ['dpv:ServiceUsageAnalytics'],
      lawful_basis: ['dpv:Consent', 'eu-gdpr:A6-1-a'],
      retention_period: 'P180D',
    });
    expect(receipt.record.events).toMatchObject([
      {
        event_time: input.decidedAt,
        event_state: 'dpv:ConsentGiven',
        validity_duration: 'P180D',
        indication_method: 'choose by toggle, layer second',
      },
    ]);
  });

  it('leads to the notice and the configuration as they were', async () => {
    for (const document of [receipt.record.privacy_notice!, receipt.record.configuration!]) {
      const kept = (await (await get(new URL(document['@id']!).pathname)).json()) as { hash: string };
      expect(kept.hash).toBe(document.sha256);
    }
  });

  it('is signed by the published key; one changed word, and it is not', async () => {
    expect(await isSigned(receipt)).toBe(true);
    expect(await isSigned({ ...receipt, record: { ...receipt.record, language: 'en' } })).toBe(false);
    expect(await isSigned({ ...receipt, created: '2026-11-22T12:00:00.001Z' })).toBe(false);
  });

  it('reads as JSON-LD in the terms of DPV', async () => {
    const [expanded] = (await jsonld.expand(receipt as unknown as jsonld.JsonLdDocument)) as Record<string, unknown>[];
    const dpv = 'https://w3id.org/dpv#';
    expect(expanded!['@type']).toEqual([`${dpv}ConsentReceipt`]);
    const [inner] = expanded![`${dpv}hasRecordOfActivity`] as Record<string, { '@id'?: string }[]>[];
    expect(inner![`${dpv}hasJurisdiction`]).toEqual([{ '@id': 'https://w3id.org/dpv/loc#DE' }]);
    const processes = inner![`${dpv}hasProcess`] as unknown as Record<string, unknown>[];
    expect(processes[5]![`${dpv}hasPurpose`]).toEqual([{ '@id': `${dpv}ServiceUsageAnalytics` }]);
    expect(processes[5]![`${dpv}hasConsentStatus`]).toEqual([{ '@id': `${dpv}ConsentGiven` }]);
    const [event] = inner![`${dpv}hasConsentStatus`] as unknown as Record<string, { '@id': string }[]>[];
    expect(event!['http://www.w3.org/1999/02/22-rdf-syntax-ns#type']!.map((type) => type['@id'])).toEqual([
      `${dpv}ConsentGiven`,
      `${dpv}ExpressedConsent`,
    ]);
  });

  it('names no field that its context does not explain', () => {
    const known = new Set([...Object.keys(receipt['@context']), '@context', '@id', '@type', 'signature', 'event_type']);
    const names = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(names)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)])
          : [];
    const { '@context': _context, ...rest } = receipt;
    expect([...new Set(names(rest))].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a receipt of a page with a notice of its own', () => {
  const notice = {
    policyUrl: '/privacy',
    controller: { name: 'Gärtnerei Blum', country: 'AT', contact: 'datenschutz@blum.example' },
    categories: [
      {
        id: 'necessary',
        required: false,
        sale: false,
        services: [{ id: 'session', name: 'Session', purpose: 'Hält Sie angemeldet' }],
      },
      {
        id: 'analytics',
        required: false,
        sale: false,
        services: [
          {
            id: 'stats',
            name: 'Statistik',
            purpose: 'Zählt Besuche',
            purposes: ['dpv:ServiceUsageAnalytics'],
            personalData: ['pd:IPAddress'],
            recipients: [{ name: 'Zähler GmbH', country: 'DE', url: 'https://zaehler.example/' }],
            retention: 'P30D',
          },
        ],
      },
      { id: 'marketing', name: 'Werbung', required: false, sale: true, services: [] },
    ],
  };
  const decision = {
    ...input,
    id: '7c0f8a52-0000-4000-8000-0000000000b1',
    notice,
    categories: { necessary: true, analytics: true, marketing: false },
    services: { 'necessary/session': true, 'analytics/stats': true },
  };
  const keep = async (sent: ConsentRecordInput): Promise<ConsentReceipt> => {
    const { receiptUrl } = await server.ok(routes.consent.record, sent, { origin: testOrigin });
    return (await (await get(new URL(receiptUrl!).pathname)).json()) as ConsentReceipt;
  };

  it('names its controller and its notice, and for each service why, what, how long and for whom', async () => {
    const own = await keep(decision);
    expect(await isSigned(own)).toBe(true);
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const validate = ajv.compile((await (await get('/v1/consent-receipt.schema.json')).json()) as object);
    expect(validate(own), JSON.stringify(validate.errors)).toBe(true);
    expect(own.record.pii_controllers).toMatchObject([
      { party_name: 'Gärtnerei Blum', party_country: 'loc:AT', party_contact: 'datenschutz@blum.example' },
    ]);
    expect(own.record.privacy_notice).toEqual({
      '@type': 'dpv:ConsentNotice',
      sha256: hashJson(notice),
      policy_url: `${testOrigin}/privacy`,
    });
    expect(own.record.configuration).toBeUndefined();
    expect(own.record.processing).toMatchObject([
      { service: 'session', purpose: 'Hält Sie angemeldet', lawful_basis: [] },
      {
        service: 'stats',
        service_name: 'Statistik',
        purpose: 'Zählt Besuche',
        purpose_type: ['dpv:ServiceUsageAnalytics'],
        lawful_basis: ['dpv:Consent', 'eu-gdpr:A6-1-a'],
        pii_information: [{ pii_type: 'pd:IPAddress' }],
        retention_period: 'P30D',
        event_state: 'dpv:ConsentGiven',
        recipient_third_parties: [
          { party_name: 'Zähler GmbH', party_country: 'loc:DE', party_contact: 'https://zaehler.example/' },
        ],
      },
      { service: 'marketing', service_name: 'Werbung', event_state: 'dpv:ConsentRefused' },
    ]);
    expect(own.record.processing[0]!.event_state).toBeUndefined();
  });

  it('says nothing of its own where the record names a notice of this server', async () => {
    const own = await keep({ ...record, id: '7c0f8a52-0000-4000-8000-0000000000b2', notice });
    expect(own.record.pii_controllers[0]!.party_name).toBe('Osmanthe');
    expect(own.record.configuration).toBeDefined();
  });

  it.each([
    [
      'a field that cannot be read',
      { ...notice, controller: { name: 'Blum', country: 'Austria' } },
      'notice.controller.country',
    ],
    ['a policy that is no web page', { ...notice, policyUrl: 'javascript:alert(1)' }, 'notice.policyUrl'],
    [
      'more than a notice can hold',
      {
        ...notice,
        categories: Array.from({ length: 40 }, (_, at) => ({
          ...notice.categories[2]!,
          id: `c${at}`,
          description: 'x'.repeat(2000),
        })),
      },
      'notice',
    ],
  ])('is refused with %s', async (_, faulty, field) => {
    const { status, problem } = await server.call(routes.consent.record, {
      ...decision,
      id: '7c0f8a52-0000-4000-8000-0000000000b3',
      notice: faulty,
    });
    expect([status, problem?.errors?.[0]?.field ?? problem?.field]).toEqual([400, field]);
  });

  it('is refused when it answers what the page does not ask', async () => {
    const { problem } = await server.call(routes.consent.record, {
      ...decision,
      id: '7c0f8a52-0000-4000-8000-0000000000b4',
      categories: { tracking: true },
    });
    expect(problem?.field ?? problem?.errors?.[0]?.field).toBe('categories.tracking');
  });
});

describe('the signing key', () => {
  it('is created once, and its private half is never returned', async () => {
    await get('/v1/consent-keys');
    const rows = await server.db.select().from(consentKeys);
    expect(rows).toHaveLength(1);
    const published = await (await get('/v1/consent-keys')).text();
    expect(published).not.toContain(rows[0]!.privateKey);
    expect(Object.keys((JSON.parse(published) as { keys: object[] }).keys[0]!).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
    ]);
  });
});

describe('what a receipt is made of', () => {
  const notice = viewNotice(noticeOf({ name: '', defaultCountry: 'US' }, fixtureNotice, []), 'en', 'en');
  const facts = (changes: Partial<ConsentRecordInput>, rest: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
    input: { ...input, noticeHash: 'a'.repeat(64), ...changes },
    gpcHeader: false,
    receivedAt: new Date(0),
    notice,
    controller: notice.controller,
    baseUrl: 'https://api.example',
    siteUrl: 'https://shop.example',
    ...rest,
  });
  const stateOf = (changes: Partial<ConsentRecordInput>) => buildReceipt(facts(changes)).record.events[0]!.event_state;

  it('a withdrawal and the signal take back; a refusal refuses; one service is enough for a consent', () => {
    const none = { necessary: true, preferences: false, analytics: false, marketing: false };
    expect(stateOf({ action: 'withdraw', categories: none, services: {} })).toBe('dpv:ConsentWithdrawn');
    expect(stateOf({ action: 'gpc', method: 'signal', categories: none, services: {} })).toBe('dpv:ConsentWithdrawn');
    expect(stateOf({ action: 'reject_all', categories: none, services: { 'necessary/cart': true } })).toBe(
      'dpv:ConsentRefused',
    );
    expect(stateOf({ categories: none, services: { 'analytics/page-counts': true } })).toBe('dpv:ConsentGiven');
  });

  it('outside the GDPR’s reach no article of it is named', () => {
    const { processing, privacy_rights } = buildReceipt(facts({ region: 'US-CA' })).record;
    expect(privacy_rights).toEqual(['dpv:DataSubjectRight']);
    expect(
      processing.flatMap(({ lawful_basis }) => lawful_basis).filter((term) => term.startsWith('eu-gdpr:')),
    ).toEqual([]);
  });

  it('recipients come with their country, which is where data is kept besides the device', () => {
    const recipients = [{ name: 'Ads', country: 'SG' }];
    const overseas = {
      recipient: 'Ads',
      country: 'SG',
      contact: 'dpo@ads.example',
      purpose: 'p',
      method: 'm',
      dataTypes: 'd',
      rights: 'r',
    };
    const withRecipients = {
      ...notice,
      categories: notice.categories.map((category) => ({
        ...category,
        services: category.services.map((service) => ({ ...service, recipients, overseas })),
      })),
    };
    const [process] = buildReceipt(facts({}, { notice: withRecipients })).record.processing;
    expect(process).toMatchObject({
      storage_locations: ['dpv:WithinDevice', 'loc:SG'],
      recipient_third_parties: [{ party_name: 'Ads', party_country: 'loc:SG', party_contact: 'dpo@ads.example' }],
    });
  });

  it('a notice that the server never served is named by its hash, and promised no address', () => {
    const { privacy_notice, configuration, processing } = buildReceipt(facts({}, { notice: undefined })).record;
    expect(privacy_notice).toEqual({ '@type': 'dpv:ConsentNotice', sha256: 'a'.repeat(64) });
    expect(configuration).toBeUndefined();
    expect(processing.map(({ category, service, event_state }) => [category, service, event_state])).toEqual([
      ['necessary', 'necessary', undefined],
      ['preferences', 'preferences', 'dpv:ConsentRefused'],
      ['analytics', 'page-counts', 'dpv:ConsentGiven'],
      ['marketing', 'marketing', 'dpv:ConsentRefused'],
    ]);
  });

  it('whatever was decided, fits the schema', () => {
    const decision = fc.record({
      action: fc.constantFrom(
        'accept_all' as const,
        'reject_all' as const,
        'choose' as const,
        'withdraw' as const,
        'gpc' as const,
      ),
      categories: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), fc.boolean(), { maxKeys: 5 }),
      services: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}\/[a-z]{1,5}$/), fc.boolean(), { maxKeys: 5 }),
      region: fc.constantFrom('DE', 'GB', 'CN', 'US-CA', 'BR'),
      gpc: fc.boolean(),
    });
    fc.assert(
      fc.property(decision, fc.boolean(), (changes, known) => {
        const made = buildReceipt(facts(changes, { notice: known ? notice : undefined }));
        expect(consentReceiptSchema.safeParse({ ...made, signature: 'a..b' }).error).toBeUndefined();
      }),
    );
  });
});

describe('a choice that takes something back', () => {
  const choice = {
    ...input,
    categories: { ...input.categories, analytics: true },
    withdrawn: ['marketing/ads'],
    services: { 'analytics/page-counts': true, 'marketing/ads': false },
  };
  const facts = (more: Partial<ConsentRecordInput>): ReceiptFacts => ({
    input: { ...choice, ...more },
    gpcHeader: false,
    receivedAt: new Date('2026-11-22T12:00:01Z'),
    notice: undefined,
    controller: { name: 'Osmanthe', country: 'DE' },
    baseUrl: 'https://shop.example',
    siteUrl: 'https://shop.example',
  });
  const statesOf = (more: Partial<ConsentRecordInput>) => {
    const { processing, events } = buildReceipt(facts(more)).record;
    return {
      events: events.map(({ event_state }) => event_state),
      ...Object.fromEntries(
        processing
          .filter(({ category }) => category !== 'necessary')
          .map(({ service, event_state }) => [service, event_state]),
      ),
    };
  };

  it('is a withdrawal of that and a consent to the rest', () => {
    expect(statesOf({})).toEqual({
      events: ['dpv:ConsentGiven', 'dpv:ConsentWithdrawn'],
      preferences: 'dpv:ConsentRefused',
      'page-counts': 'dpv:ConsentGiven',
      ads: 'dpv:ConsentWithdrawn',
    });
  });

  it('is a withdrawal alone where nothing stays granted; what was never granted is refused', () => {
    const none = {
      categories: { necessary: true, preferences: false, analytics: false, marketing: false },
      services: { 'analytics/page-counts': false, 'marketing/ads': false },
    };
    expect(statesOf(none)).toEqual({
      events: ['dpv:ConsentWithdrawn'],
      preferences: 'dpv:ConsentRefused',
      'page-counts': 'dpv:ConsentRefused',
      ads: 'dpv:ConsentWithdrawn',
    });
    expect(statesOf({ ...none, action: 'withdraw' })).toMatchObject({
      events: ['dpv:ConsentWithdrawn'],
      'page-counts': 'dpv:ConsentRefused',
      ads: 'dpv:ConsentWithdrawn',
    });
  });

  it('is kept, and refused where it withdraws what is not asked or still granted', async () => {
    const send = (id: string, withdrawn: string[]) =>
      server.call(routes.consent.record, { ...record, id, withdrawn }, { origin: testOrigin });
    const kept = await send('7c0f8a52-0000-4000-8000-0000000000a1', ['marketing']);
    expect([kept.status, kept.body?.withdrawn]).toEqual([201, ['marketing']]);
    for (const key of ['chat', 'analytics/page-counts']) {
      const refused = await send('7c0f8a52-0000-4000-8000-0000000000a2', [key]);
      expect([refused.status, refused.problem?.errors?.[0]?.field]).toEqual([400, 'withdrawn.0']);
    }
  });
});
