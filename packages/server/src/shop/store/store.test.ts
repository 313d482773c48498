import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe('the store', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());

  it('returns its name, languages, markets, and that it is in test mode', async () => {
    const { body, headers } = await server.call(routes.store.get, {});
    expect(body).toMatchObject({
      id: server.storeId,
      name: 'Test Shop',
      languages: ['en', 'zh-CN'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      testMode: true,
    });
    expect(body?.markets.map(({ id }) => id)).toEqual(['us', 'eu', 'uk', 'cn', 'jp', 'intl']);
    expect(headers.get('Vary')).toBe('Authorization, Accept-Encoding');
  });

  it('returns a shopper’s region and the rule that decided it', async () => {
    expect(await server.ok(routes.store.resolveRegion, {}, { acceptLanguage: 'zh-CN,zh;q=0.9' })).toEqual({
      localization: {
        language: 'zh-CN',
        names: [
          { kind: 'region', code: 'CN', name: '中国' },
          { kind: 'currency', code: 'CNY', name: '人民币' },
        ],
        formats: {
          decimal: { decimal: '', group: ',', minimumGrouping: 1, positive: '#', negative: '-#' },
          percent: { decimal: '', group: ',', minimumGrouping: 1, positive: '#%', negative: '-#%' },
          CNY: { decimal: '.', group: ',', minimumGrouping: 1, positive: '¥#', negative: '-¥#' },
        },
      },
      marketId: 'cn',
      country: 'CN',
      currency: 'CNY',
      language: 'zh-CN',
      taxIncluded: true,
      dutyMode: 'paid',
      decidedBy: 'accept_language',
    });
    expect(
      await server.ok(routes.store.resolveRegion, { country: 'CH', currency: 'EUR', language: 'fr' }),
    ).toMatchObject({
      marketId: 'intl',
      currency: 'EUR',
      language: 'fr',
      decidedBy: 'choice',
    });
  });

  it('returns the names of its countries, currencies and languages in a language that a market has', async () => {
    const { localization } = await server.ok(routes.store.get, { language: 'en-GB' });
    expect(localization).toMatchObject({ language: 'en', formats: {} });
    const named = (kind: string) => localization!.names.filter((one) => one.kind === kind).map(({ name }) => name);
    expect(named('region')).toContain('United States');
    expect(named('region')).toEqual(named('region').toSorted((one, other) => one.localeCompare(other, 'en')));
    expect(named('currency')).toContain('Euro');
    expect(named('language')).toContain('中文（中国）');
    expect(await server.ok(routes.store.get, { language: 'fi' })).not.toHaveProperty('localization');
    expect(await server.ok(routes.store.get, {})).not.toHaveProperty('localization');
  });

  it('is healthy and ready, and describes itself in OpenAPI', async () => {
    expect((await server.app.request('/healthz')).status).toBe(200);
    expect((await server.app.request('/readyz')).status).toBe(200);
    const document = (await (await server.app.request('http://shop.test/v1/openapi.json')).json()) as {
      openapi: string;
      servers: unknown;
    };
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'http://shop.test' }] });
  });
});
