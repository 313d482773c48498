import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interfaceLanguages } from '../common/languages.ts';
import { currencies, displayName, formatCount, formatMoney, formatPercent, learn, localize } from '../format.ts';

const names = { countries: ['DE', 'AT'], currencies: ['EUR'] };
const amounts = fc
  .sample(fc.tuple(fc.maxSafeInteger(), fc.nat({ max: 15 })), { numRuns: 20, seed: 11 })
  .map(([amount, digits]) => amount % 10 ** digits || 1);

/** Calls `write` before and after the formats of the language are learned. */
function expectSame(language: string, currency: string, write: () => string[]): void {
  const byIntl = write();
  learn(localize(language, { ...names, money: currency }));
  expect(write(), `${language} ${currency}`).toEqual(byIntl);
}

describe('the formats of a language', () => {
  it.each([...interfaceLanguages, 'fr-CH'])('write every currency in %s as Intl does', (language) => {
    for (const currency of currencies()) {
      const { formats } = localize(language, { ...names, money: currency })!;
      expect(Object.keys(formats), currency).toEqual(['decimal', 'percent', currency]);
      expectSame(language, currency, () => amounts.map((amount) => formatMoney({ amount, currency }, language)));
    }
  });

  it('write numbers in every other language as Intl does', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const tags = letters.flatMap((one) =>
      letters.flatMap((other) => ['', '-CH', '-IN', '-PT'].map((region) => one + other + region)),
    );
    for (const language of Intl.NumberFormat.supportedLocalesOf(tags)) {
      expectSame(language, 'KWD', () => [
        ...amounts.slice(0, 6).map((amount) => formatMoney({ amount, currency: 'KWD' }, language)),
        ...[0, 7, 999, 1234, 1.5].map((count) => formatCount(count, language)),
        formatPercent(0.256, language),
      ]);
    }
  });

  it('are absent where the digits are not Latin or not in groups of three', () => {
    expect(localize('ar-EG', { ...names, money: 'EUR' })!.formats).toEqual({});
    expect(localize('en-IN', { ...names, money: 'EUR' })!.formats).toEqual({});
  });
});

describe('the names of a language', () => {
  it('are sorted by name, and a language is named in its own words', () => {
    expect(localize('de', { ...names, languages: ['fr', 'x-none'] })).toEqual({
      language: 'de',
      names: [
        { kind: 'region', code: 'DE', name: 'Deutschland' },
        { kind: 'region', code: 'AT', name: 'Österreich' },
        { kind: 'currency', code: 'EUR', name: 'Euro' },
        { kind: 'language', code: 'fr', name: 'français' },
      ],
      formats: {},
    });
    expect(localize('not a tag', names)).toBeUndefined();
    expect(localize('xx', names)).toBeUndefined();
  });

  it('are used once they are learned', () => {
    learn({ language: 'nl', names: [{ kind: 'region', code: 'DE', name: 'Learned' }], formats: {} });
    expect(displayName('region', 'DE', 'nl')).toBe('Learned');
    expect(displayName('region', 'AT', 'nl')).toBe('Oostenrijk');
    expect(displayName('region', 'DE', 'nl-BE')).toBe('Duitsland');
  });
});
