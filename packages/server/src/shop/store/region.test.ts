import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultMarkets, marketsFrom } from './default-markets.ts';
import { acceptedLanguages, decideRegion, dependsOnAcceptLanguage, type RegionFacts } from './region.ts';

const facts: RegionFacts = {
  markets: defaultMarkets,
  hint: {},
  acceptLanguage: '',
  storeDefault: { country: 'US', language: 'en' },
};
const decide = (some: Partial<RegionFacts>) => decideRegion({ ...facts, ...some });

describe('the region of a shopper', () => {
  it.each([
    ['what they chose', { hint: { country: 'JP' }, addressCountry: 'DE', acceptLanguage: 'fr-FR' }, 'JP', 'choice'],
    ['the address', { addressCountry: 'DE', acceptLanguage: 'fr-FR' }, 'DE', 'address'],
    ['the region of the browser’s language', { acceptLanguage: 'fr-FR' }, 'FR', 'accept_language'],
    ['the store’s own country', {}, 'US', 'store_default'],
    [
      'the next rule when a country is not served',
      { hint: { country: 'AQ' }, addressCountry: 'KP', acceptLanguage: 'en-GB' },
      'GB',
      'accept_language',
    ],
    [
      'the first market when the store’s country is not served',
      { storeDefault: { country: 'AQ', language: 'en' } },
      'US',
      'store_default',
    ],
  ])('is %s', (_, some, country, decidedBy) => {
    expect(decide(some)).toMatchObject({ country, decidedBy });
  });

  it('takes the currency of the market, or one of its others when asked', () => {
    expect(decide({ hint: { country: 'CA' } }).currency).toBe('USD');
    expect(decide({ hint: { country: 'CA', currency: 'EUR' } }).currency).toBe('EUR');
    expect(decide({ hint: { country: 'CA', currency: 'JPY' } }).currency).toBe('USD');
  });

  it.each([
    [{ hint: { language: 'zh-CN' } }, 'zh-CN'],
    [{ hint: { language: 'zh-TW' } }, 'zh-CN'],
    [{ hint: { language: 'pt' } }, 'pt-BR'],
    [{ hint: { language: 'de-AT' } }, 'de'],
    [{ hint: { language: 'tlh' }, acceptLanguage: 'ja' }, 'ja'],
    [{ acceptLanguage: 'sv, ar;q=0.8, en;q=0.9' }, 'en'],
    [{ acceptLanguage: 'sv' }, 'en'],
  ])('speaks %o as %s', (some, language) => {
    expect(decide(some).language).toBe(language);
  });

  it('says whether prices contain tax', () => {
    expect(decide({ hint: { country: 'DE' } }).taxIncluded).toBe(true);
    expect(decide({ hint: { country: 'US' } }).taxIncluded).toBe(false);
  });

  const country = fc.constantFrom('US', 'DE', 'JP', 'CN', 'AQ', 'KP', 'BR');
  const anyFacts = fc.record({
    hint: fc.record(
      { country, currency: fc.constantFrom('USD', 'EUR', 'XXX'), language: fc.constantFrom('en', 'zh', 'tlh') },
      { requiredKeys: [] },
    ),
    addressCountry: fc.option(country, { nil: undefined }),
    acceptLanguage: fc.oneof(fc.string(), fc.constantFrom('de-DE,de;q=0.9', 'zh-Hans-CN', '*', 'en-AQ, ja-JP;q=0')),
  });

  it('is always one country, currency and language of one market', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const region = decide(some);
        const market = defaultMarkets.find(({ id }) => id === region.marketId)!;
        expect(market.countries).toContain(region.country);
        expect(market.currencies).toContain(region.currency);
        expect(market.languages).toContain(region.language);
      }),
    );
  });

  it('keeps a choice that is served, whatever else is known', () => {
    fc.assert(
      fc.property(anyFacts, ({ hint, ...rest }) => {
        expect(decide({ ...rest, hint: { ...hint, country: 'JP' } })).toMatchObject({
          country: 'JP',
          decidedBy: 'choice',
        });
      }),
    );
  });

  it('does not change with Accept-Language if the response does not vary by it', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('fr-FR', 'ja', 'zh-CN', ''), (some, other) => {
        const region = decide(some);
        fc.pre(!dependsOnAcceptLanguage(some.hint, region));
        expect(decide({ ...some, acceptLanguage: other })).toEqual(region);
      }),
    );
  });
});

describe('the markets that a store begins with', () => {
  it('have no border at home, duty paid where prices contain tax, and due on delivery elsewhere', () => {
    const modes = (country: string) =>
      Object.fromEntries(marketsFrom(country).map(({ id, dutyMode }) => [id, dutyMode]));
    expect(modes('DE')).toEqual({ us: 'unpaid', eu: 'none', uk: 'paid', cn: 'paid', jp: 'paid', intl: 'unpaid' });
    expect(modes('US')).toMatchObject({ us: 'none', eu: 'paid' });
  });
});

describe('an Accept-Language header', () => {
  it('is read by weight, without what is refused or malformed', () => {
    expect(acceptedLanguages('en;q=0.5, zh-CN, de;q=0, *, fr;q=0.9, x;;q=1')).toEqual(['zh-CN', 'fr', 'en']);
  });
});
