import { interfaceLanguages, routes, type ConsentNoticeInput } from '@smallshop/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureNotice } from '../../../test-support/fixture-notice.ts';
import { createTestServer, type TestServer } from '../../../test-support/test-server.ts';
import { hashJson } from '../../../platform/json/canonical-json.ts';
import { noticeErrors } from './notice-errors.ts';
import { noticeOf, withOwn } from './notice-of.ts';
import { configurationOf, languagesOf, pickLanguage, viewNotice } from './notice-view.ts';
import { ownCategory } from './own-services.ts';
import { regionOfVisit } from './region-of-visit.ts';
import { stripeService } from './stripe-service.data.ts';

const shipped: ConsentNoticeInput = {
  policyUrl: 'https://shop.example/privacy',
  controller: {
    name: 'Tea house',
    country: 'CN',
    contact: 'privacy@shop.example',
    address: '1 West Lake Road, Hangzhou',
  },
  categories: [
    {
      id: 'marketing',
      required: false,
      sale: true,
      separate: true,
      name: { en: 'Advertising', 'zh-CN': '广告' },
      services: [
        {
          id: 'pixel',
          name: 'Pixel',
          purpose: { en: 'Measures advertisements', 'zh-CN': '衡量广告效果' },
          purposes: ['dpv:TargetedAdvertising'],
          personalData: ['pd:IPAddress'],
          recipients: [{ name: 'Example Ads Ltd', country: 'SG', url: 'https://ads.example' }],
          legalBasis: 'consent',
          retention: 'P14M',
          storage: [{ name: '_px*', days: 90, store: 'cookie' }],
          overseas: {
            recipient: 'Example Ads Ltd',
            country: 'SG',
            contact: 'dpo@ads.example',
            purpose: { 'zh-CN': '广告' },
            method: { 'zh-CN': '通过像素传输' },
            dataTypes: { 'zh-CN': 'IP 地址' },
            rights: { 'zh-CN': '写信给 dpo@ads.example' },
          },
        },
      ],
    },
  ],
};

describe('a merchant', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());

  it('says what is asked, in several languages, and shoppers are asked it', async () => {
    const saved = await server.ok(routes.notice.set, shipped);
    expect(saved.notice).toEqual(shipped);
    expect(await server.ok(routes.notice.get, {})).toEqual(saved);
    const asked = await server.ok(routes.consent.getNotice, { language: 'zh-CN' });
    expect(asked.configurationHash).toBe(saved.configurationHash);
    expect(asked.categories.map(({ id }) => id)).toEqual(['necessary', 'marketing']);
    const marketing = asked.categories.at(-1)!;
    expect(marketing).toMatchObject({
      name: '广告',
      separate: true,
      services: [{ purpose: '衡量广告效果', retention: 'P14M' }],
    });
    expect(marketing.services[0]!.overseas).toEqual({
      recipient: 'Example Ads Ltd',
      country: 'SG',
      contact: 'dpo@ads.example',
      purpose: '广告',
      method: '通过像素传输',
      dataTypes: 'IP 地址',
      rights: '写信给 dpo@ads.example',
    });
  });

  const change = (changes: object) => ({ ...shipped, categories: [{ ...shipped.categories[0]!, ...changes }] });
  const service = (changes: object) => change({ services: [{ ...shipped.categories[0]!.services[0]!, ...changes }] });
  it.each([
    [
      'a purpose that is no term',
      service({ purposes: ['Analytics'] }),
      'categories.0.services.0.purposes.0',
      'invalid',
    ],
    ['no purpose', service({ purposes: [] }), 'categories.0.services.0.purposes', 'too_short'],
    ['no words', service({ purpose: {} }), 'categories.0.services.0.purpose', 'invalid'],
    [
      'a recipient without a country',
      service({ recipients: [{ name: 'Ads' }] }),
      'categories.0.services.0.recipients.0.country',
      'required',
    ],
    ['a duration that is none', service({ retention: '14 months' }), 'categories.0.services.0.retention', 'invalid'],
    ['an unknown basis', service({ legalBasis: 'because' }), 'categories.0.services.0.legalBasis', 'not_allowed'],
    [
      'a basis other than consent for what is asked',
      service({ legalBasis: 'legitimate_interest' }),
      'categories.0.services.0.legalBasis',
      'not_allowed',
    ],
    [
      'an overseas card without rights',
      service({ overseas: { ...shipped.categories[0]!.services[0]!.overseas, rights: undefined } }),
      'categories.0.services.0.overseas.rights',
      'required',
    ],
    [
      'a separate consent without recipient, country and contact',
      service({ recipients: [], overseas: undefined }),
      'categories.0.services.0.overseas',
      'not_allowed',
    ],
    [
      'a separate consent without contact',
      service({ overseas: { ...shipped.categories[0]!.services[0]!.overseas, contact: undefined } }),
      'categories.0.services.0.overseas.contact',
      'required',
    ],
    ['a separate consent to no one', change({ services: [] }), 'categories.0.services', 'not_allowed'],
    [
      'two recipients in one separate consent',
      service({
        recipients: [
          { name: 'Example Ads Ltd', country: 'SG' },
          { name: 'Other', country: 'US' },
        ],
      }),
      'categories.0.services.0.recipients',
      'not_allowed',
    ],
    ['no legal basis', service({ legalBasis: undefined }), 'categories.0.services.0.legalBasis', 'required'],
    ['sale that cannot be refused', change({ required: true }), 'categories.0.sale', 'not_allowed'],
    [
      'a category twice',
      { ...shipped, categories: [...shipped.categories, ...shipped.categories] },
      'categories.1.id',
      'not_allowed',
    ],
    [
      'a necessary category that is asked',
      change({ id: 'necessary', sale: false }),
      'categories.0.required',
      'not_allowed',
    ],
    ['an address that a browser would run', { ...shipped, policyUrl: 'javascript:alert(1)' }, 'policyUrl', 'invalid'],
    ['a misspelt field', change({ servces: [] }), 'categories.0.servces', 'unknown_field'],
  ])('gets an error for %s, with its field', async (_, notice, field, code) => {
    const { status, problem } = await server.call(routes.notice.set, notice as ConsentNoticeInput);
    expect([status, problem?.code]).toEqual([400, 'invalid_request']);
    expect(problem?.errors).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('needs the secret key', async () => {
    const { problem } = await server.call(routes.notice.set, shipped, { key: server.publishableKey });
    expect(problem?.code).toBe('key_not_permitted');
  });
});

describe('the documents that every store has', () => {
  it('state that Global Privacy Control is honoured', async () => {
    const server = await createTestServer();
    const response = await server.app.request('/.well-known/gpc.json');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      gpc: true,
      lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    await server.close();
  }, 60_000);
});

describe('what SmallShop itself stores', () => {
  const languages = [...interfaceLanguages].sort();

  it('is translated to every language of the interface, and what the demo asks to eight', () => {
    for (const { purpose } of ownCategory.services) expect(Object.keys(purpose).sort()).toEqual(languages);
    for (const { purpose } of fixtureNotice.categories.flatMap(({ services }) => services))
      expect(Object.keys(purpose).sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'zh-CN']);
    expect(noticeErrors({ ...fixtureNotice, categories: withOwn(fixtureNotice.categories) })).toEqual([]);
  });

  it('names Stripe where Stripe takes the money, and nowhere else', () => {
    const cookies = (payments: ('stripe' | 'test')[]) =>
      withOwn([], payments)
        .flatMap(({ services }) => services.flatMap(({ storage }) => storage.map(({ name }) => name)))
        .filter((name) => name.includes('stripe'));
    expect(cookies(['test', 'stripe'])).toEqual(['__stripe_mid', '__stripe_sid']);
    expect(cookies(['test'])).toEqual([]);
    expect(noticeErrors({ ...fixtureNotice, categories: withOwn(fixtureNotice.categories, ['stripe']) })).toEqual([]);
    expect(Object.keys(stripeService.purpose).sort()).toEqual(languages);
  });

  it('is listed beside what the merchant calls necessary, and never twice', () => {
    const theirs = {
      ...ownCategory,
      services: [
        { ...ownCategory.services[0]!, id: 'login' },
        { ...ownCategory.services[0]!, name: 'Our cart' },
      ],
    };
    const [merged, ...others] = withOwn([...fixtureNotice.categories, theirs]);
    expect(merged!.services.map(({ id, name }) => [id, name])).toEqual([
      ['order', 'SmallShop'],
      ['region', 'SmallShop'],
      ['consent', 'SmallShop'],
      ['login', 'SmallShop'],
      ['cart', 'Our cart'],
    ]);
    expect(others).toEqual(fixtureNotice.categories);
    expect(noticeOf({ name: 'Plain', defaultCountry: 'DE' }, undefined, ['bank_transfer'])).toMatchObject({
      categories: [ownCategory],
      controller: { name: 'Plain', country: 'DE' },
    });
  });
});

describe('a notice in one language', () => {
  it('has one configuration, whatever the language and the words', () => {
    const languages = languagesOf(fixtureNotice);
    const hashes = languages.map((language) => viewNotice(fixtureNotice, language, 'en').configurationHash);
    expect(new Set(hashes).size).toBe(1);
    const corrected = structuredClone(shipped);
    corrected.categories[0]!.services[0]!.purpose['en'] = 'Measures ads';
    expect(hashJson(configurationOf(corrected))).toBe(hashJson(configurationOf(shipped)));
    corrected.categories[0]!.services[0]!.recipients.push({ name: 'Another', country: 'US' });
    expect(hashJson(configurationOf(corrected))).not.toBe(hashJson(configurationOf(shipped)));
  });

  it('comes in a language that it has, whatever was asked for: odd tags make no new notices', () => {
    const tag = fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/);
    fc.assert(
      fc.property(fc.uniqueArray(tag, { minLength: 1, maxLength: 5 }), tag, tag, (offered, wanted, fallback) => {
        expect(offered).toContain(pickLanguage(offered, wanted, fallback));
      }),
    );
    expect(pickLanguage(['en', 'zh-CN'], 'zh-SG', 'en')).toBe('zh-CN');
    expect(pickLanguage(['en', 'zh-CN'], 'zh-TW', 'en')).toBe('en');
    expect(pickLanguage(['en', 'zh-CN', 'zh-Hant'], 'zh-TW', 'en')).toBe('zh-Hant');
    expect(pickLanguage(['de', 'en'], 'de-AT', 'en')).toBe('de');
  });
});

describe('the region of a visit', () => {
  const facts = { chosen: undefined, network: [], acceptLanguage: '', storeDefault: 'US' };
  it('comes from the network, else from the shopper’s choice, else from a guess that is marked as such', () => {
    expect(regionOfVisit({ ...facts, chosen: 'DE', network: ['CN', null] })).toEqual({
      country: 'CN',
      source: 'network',
    });
    expect(regionOfVisit({ ...facts, network: ['US', 'US-CA'] })).toEqual({
      country: 'US',
      subdivision: 'US-CA',
      source: 'network',
    });
    expect(regionOfVisit({ ...facts, network: ['T1', null], chosen: 'DE' })).toEqual({
      country: 'DE',
      source: 'choice',
    });
    expect(regionOfVisit({ ...facts, acceptLanguage: 'pt-BR,pt;q=0.9' })).toEqual({
      country: 'BR',
      source: 'accept_language',
    });
    expect(regionOfVisit(facts)).toEqual({ country: 'US', source: 'store_default' });
  });

  it('is always two capital letters, whatever a header says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (country, part, acceptLanguage) => {
        const region = regionOfVisit({ ...facts, network: [country, part], acceptLanguage });
        expect(region.country).toMatch(/^[A-Z]{2}$/);
        expect(region.subdivision ?? 'US-CA').toMatch(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
      }),
    );
  });
});
