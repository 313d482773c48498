import { ShopError } from '@smallshop/client';
import type { ConsentRecordInput } from '@smallshop/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StoragePort } from '../ports/ports.ts';
import type { ShopApi } from '../shop-api.ts';
import { createConsentPort } from './consent-port.ts';
import { recordBeacon } from './record-beacon.ts';

const offline = new ShopError('network_error', { operation: 'POST /v1/consent-records' });
const refused = new ShopError('invalid_request', { operation: 'POST /v1/consent-records', status: 400 });

const notice = {
  categories: [
    {
      id: 'analytics',
      required: false,
      sale: false,
      services: [{ id: 's', name: 'S', purpose: 'P', storage: [{ name: '_s', days: 1 }] }],
    },
  ],
  policyUrl: '/privacy',
};
const record = (id = 'record-0000000001'): ConsentRecordInput => ({
  id,
  action: 'accept_all',
  method: 'button',
  layer: 'first',
  categories: { analytics: true },
  revision: 'r',
  language: 'en',
  gpc: false,
  decidedAt: '2026-11-22T12:00:00.000Z',
});

function createTestContext(answer: unknown = notice, extra: object = {}) {
  const entries = new Map<string, string>();
  const storage: StoragePort = {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)),
  };
  const consent = {
    getNotice: vi.fn(async () =>
      answer instanceof ShopError ? { ok: false, error: answer } : { ok: true, data: answer },
    ),
    record: vi.fn(async (_: unknown, __: unknown): Promise<unknown> => ({ ok: true, data: {} })),
  };
  const api = { consent } as unknown as ShopApi;
  return {
    entries,
    storage,
    consent,
    ...createConsentPort({ api, storage, key: 'smallshop:pk:consent-outbox', ...extra }),
  };
}

describe('the consent notice', () => {
  it('comes as the server wrote it', async () => {
    const { port, consent } = createTestContext();
    expect(await port.getNotice('de')).toEqual(notice);
    expect(consent.getNotice).toHaveBeenCalledWith({ language: 'de' });
    expect(port.$error.get()).toBeNull();
  });

  it('is null where the server did not answer, and the reason is at hand', async () => {
    const { port } = createTestContext(offline);
    expect(await port.getNotice()).toBeNull();
    expect(port.$error.get()).toBe(offline);
  });

  for (const [what, answer] of [
    ['nothing', null],
    ['a text', 'oops'],
    ['no categories', {}],
    ['categories that are no list', { categories: {} }],
    ['a category that does not say whether it is asked', { categories: [{ id: 'a', sale: false, services: [] }] }],
    ['a category without services', { categories: [{ id: 'a', required: false, sale: false }] }],
    [
      'a service without a purpose',
      { categories: [{ ...notice.categories[0], services: [{ id: 's', name: 'S', storage: [] }] }] },
    ],
    [
      'a recipient without a country',
      {
        categories: [
          {
            ...notice.categories[0],
            services: [{ ...notice.categories[0]!.services[0], recipients: [{ name: 'Ads' }] }],
          },
        ],
      },
    ],
    [
      'half a card about a recipient abroad',
      {
        categories: [
          {
            ...notice.categories[0],
            services: [{ ...notice.categories[0]!.services[0], overseas: { recipient: 'Ads', country: 'SG' } }],
          },
        ],
      },
    ],
    [
      'storage without a duration',
      {
        categories: [
          { ...notice.categories[0], services: [{ id: 's', name: 'S', purpose: 'P', storage: [{ name: 'c' }] }] },
        ],
      },
    ],
  ] as const) {
    it(`is null when the answer holds ${what}`, async () => {
      const { port } = createTestContext(answer);
      expect(await port.getNotice()).toBeNull();
      expect(port.$error.get()?.code).toBe('invalid_answer');
    });
  }

  it('is read without a policy address that is no text', async () => {
    const { port } = createTestContext({ ...notice, policyUrl: 7 });
    expect(await port.getNotice()).toEqual({ ...notice, policyUrl: null });
  });
});

describe('a field that is not part of the question', () => {
  const region = { country: 'DE', source: 'accept_language' };
  const controller = { name: 'Shop', country: 'DE' };

  it('comes along: who asks, from where, in which words', async () => {
    const whole = {
      ...notice,
      hash: 'a'.repeat(64),
      configurationHash: 'b'.repeat(64),
      language: 'de',
      gpc: true,
      region,
      controller,
      policyVersion: '2',
    };
    expect(await createTestContext(whole).port.getNotice()).toEqual(whole);
  });

  it('is left out where it cannot be read: a region without a source is no region', async () => {
    expect(
      await createTestContext({
        ...notice,
        region: { country: 'DE' },
        gpc: 'yes',
        hash: 7,
        controller,
      }).port.getNotice(),
    ).toEqual({ ...notice, controller });
  });

  it('depends on the country that the shopper chose for herself', async () => {
    let chosen: string | undefined;
    const { port, consent } = createTestContext(notice, { country: () => chosen });
    await port.getNotice('de');
    expect(consent.getNotice).toHaveBeenLastCalledWith({ language: 'de' });
    chosen = 'BR';
    await port.getNotice('de');
    expect(consent.getNotice).toHaveBeenLastCalledWith({ language: 'de', country: 'BR' });
  });
});

describe('a consent record', () => {
  it('is sent once, under its own id, and then forgotten here', async () => {
    const { port, consent, entries } = createTestContext();
    expect(await port.record(record())).toBe(true);
    expect(consent.record).toHaveBeenCalledExactlyOnceWith(record(), { idempotencyKey: 'consent-record-0000000001' });
    expect(entries.size).toBe(0);
  });

  it('is kept before it is sent: a reload may end the request', () => {
    const { port, consent, entries } = createTestContext();
    consent.record.mockReturnValue(new Promise(() => {}));
    void port.record(record());
    expect([...entries]).toEqual([['smallshop:pk:consent-outbox:record-0000000001', JSON.stringify(record())]]);
  });

  it('waits while the network is lost, and goes out when it is back', async () => {
    const { port, consent, entries, sendStored } = createTestContext();
    consent.record.mockResolvedValueOnce({ ok: false, error: offline });
    expect(await port.record(record())).toBe(false);
    expect(entries.size).toBe(1);
    sendStored();
    await vi.waitFor(() => expect(entries.size).toBe(0));
    expect(consent.record).toHaveBeenLastCalledWith(record(), { idempotencyKey: 'consent-record-0000000001' });
  });

  it('is not sent twice at once', () => {
    const { port, consent, sendStored } = createTestContext();
    consent.record.mockReturnValue(new Promise(() => {}));
    void port.record(record());
    sendStored();
    expect(consent.record).toHaveBeenCalledOnce();
  });

  it('is not offered for ever to a server that refuses it', async () => {
    const { port, consent, entries } = createTestContext();
    consent.record.mockResolvedValueOnce({ ok: false, error: refused });
    expect(await port.record(record())).toBe(false);
    expect(entries.size).toBe(0);
  });

  it('of an earlier page goes out at the start, each on its own; what is unreadable goes away', async () => {
    const { consent, entries, sendStored } = createTestContext();
    entries.set('smallshop:pk:consent-outbox:a', JSON.stringify(record('record-0000000002')));
    entries.set('smallshop:pk:consent-outbox:b', '{"id":');
    entries.set('smallshop:pk:consent-outbox:c', JSON.stringify(record('record-0000000003')));
    entries.set('smallshop:pk:cart', 'kept');
    sendStored();
    await vi.waitFor(() => expect([...entries.keys()]).toEqual(['smallshop:pk:cart']));
    expect(consent.record).toHaveBeenCalledTimes(2);
  });

  it('still on its way when the page goes, leaves by beacon, and is offered again by the next page', () => {
    const beacon = vi.fn(() => true);
    const { port, consent, entries, handOff } = createTestContext(notice, { beacon });
    handOff();
    expect(beacon).not.toHaveBeenCalled();
    consent.record.mockReturnValue(new Promise(() => {}));
    void port.record(record());
    handOff();
    expect(beacon).toHaveBeenCalledExactlyOnceWith(record());
    // A beacon has no answer, so only the next page learns whether it arrived.
    expect(entries.size).toBe(1);
  });

  it('waits for the next page in a browser without beacons', () => {
    const { port, consent, entries, handOff } = createTestContext();
    consent.record.mockReturnValue(new Promise(() => {}));
    void port.record(record());
    handOff();
    expect(entries.size).toBe(1);
  });
});

describe('a beacon', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('carries the key in its body, as plain text: nothing else leaves without asking first', async () => {
    const sent: [string, Blob][] = [];
    vi.stubGlobal('navigator', { sendBeacon: (url: string, body: Blob) => sent.push([url, body]) > 0 });
    expect(recordBeacon('https://shop.example/', 'pk_1')!(record())).toBe(true);
    expect(sent[0]![0]).toBe('https://shop.example/v1/consent-records/beacon');
    expect(sent[0]![1].type).toBe('text/plain');
    expect(JSON.parse(await sent[0]![1].text())).toEqual({ key: 'pk_1', record: record() });
  });

  it('is not there where the browser has none', () => {
    vi.stubGlobal('navigator', undefined);
    expect(recordBeacon('https://shop.example', 'pk_1')).toBeUndefined();
  });
});
