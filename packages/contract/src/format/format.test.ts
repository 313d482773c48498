import { describe, expect, it } from 'vitest';
import {
  currencies,
  currencyDigits,
  decimalOf,
  formatMoney,
  formatNumber,
  isCurrency,
  regionName,
  stripeDigits,
} from '../format.ts';
import { interfaceLanguages } from '../common/languages.ts';
import { moneyCases, regionCases } from './format.fixture.ts';

/** ISO 4217, list one of 2026-09-17: every currency whose minor unit is not a hundredth. */
const otherDigits: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

describe('the currencies', () => {
  it('are the 165 of ISO 4217 that have a minor unit, each once', () => {
    expect(new Set(currencies()).size).toBe(165);
    expect(currencies()).toHaveLength(165);
    expect(currencies()).toEqual(
      expect.arrayContaining(['AED', 'EUR', 'HUF', 'USD', 'XCG', 'ZWG', ...Object.keys(otherDigits)]),
    );
  });

  it.each(currencies())('%s has the digits of ISO 4217', (currency) => {
    expect(currencyDigits(currency)).toBe(otherDigits[currency] ?? 2);
  });

  it('do not take their digits from Intl, which has none for these on one version of Node or another', () => {
    for (const currency of 'AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR RSD SOS SYP YER'.split(' '))
      expect(currencyDigits(currency), currency).toBe(2);
    expect(currencyDigits('IQD')).toBe(3);
  });

  it('are not those that ISO 4217 withdrew, has no minor unit for, or never had', () => {
    expect(['BGN', 'HRK', 'DEM', 'XAU', 'XTS', 'XXX', 'usd', '', 'EUR USD', 'UR '].filter(isCurrency)).toEqual([]);
    expect(['EUR', 'HUF', 'JPY'].every(isCurrency)).toBe(true);
  });

  it.each(currencies())('%s is counted by Stripe as Stripe says', (currency) => {
    expect(stripeDigits(currency)).toBe({ ISK: 2, UGX: 2, MGA: 0 }[currency] ?? otherDigits[currency] ?? 2);
  });
});

describe('an amount', () => {
  it.each(moneyCases)('%s %i in %s is written %s', (currency, amount, language, text) => {
    expect(formatMoney({ amount, currency }, language)).toBe(text);
  });

  it.each(currencies())('of %s has as many decimals as the currency has digits, in every language', (currency) => {
    const digits = otherDigits[currency] ?? 2;
    for (const language of interfaceLanguages) {
      const text = formatMoney({ amount: 7 * 10 ** digits, currency }, language).replace(currency, '');
      expect(text.replace(/[^0-9.,]/g, '').replace(/^[.,]+|[.,]+$/g, ''), language).toMatch(
        digits === 0 ? /^7$/ : new RegExp(`^7[.,]0{${digits}}$`),
      );
    }
  });

  it.each([
    ['USD', 1900, '19.00'],
    ['JPY', 1900, '1900'],
    ['BHD', 1900, '1.900'],
    ['HUF', 5, '0.05'],
    ['USD', -5, '-0.05'],
    ['USD', 0, '0.00'],
    ['USD', 9_007_199_254_740_991, '90071992547409.91'],
  ])('%s %i is %s for machines', (currency, amount, text) => expect(decimalOf({ amount, currency })).toBe(text));
});

it('a number in Swiss French is grouped by an apostrophe', () => {
  expect(formatNumber(1_234_567.5, 'fr-CH')).toBe("1'234'567,5");
  expect(formatNumber(0.25, 'fr-CH', { style: 'percent' })).toBe('25%');
});

it.each(regionCases)('%s in %s is %s', (code, language, name) => expect(regionName(code, language)).toBe(name));
