import type { Money } from '@smallshop/contract';

const cache = new Map<string, unknown>();

/** Intl objects are slow to make, and a grid asks for the same ones on every card. */
export function cached<T>(key: string, make: () => T): T {
  let found = cache.get(key) as T | undefined;
  if (found === undefined) {
    found = make();
    cache.set(key, found);
  }
  return found;
}

/**
 * Currencies whose minor unit is not a hundredth, by ISO 4217, without the units of account that nobody pays in.
 * Browsers' own tables follow cash habits instead.
 */
const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const thousandths = 'BHD IQD JOD KWD LYD OMR TND';

/** Digits behind the point of a currency, ISO 4217. */
export const exponentOf = (currency: string): number =>
  whole.includes(currency) ? 0 : thousandths.includes(currency) ? 3 : 2;

/** `{ amount: 1999, currency: 'USD' }` in English: "$19.99". */
export function formatMoney(money: Money, language: string): string {
  const digits = exponentOf(money.currency);
  return cached(`m|${language}|${money.currency}`, () => new Intl.NumberFormat(language, {
    style: 'currency', currency: money.currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
  })).format(money.amount / 10 ** digits);
}

export const formatNumber = (value: number, language: string): string =>
  cached(`n|${language}`, () => new Intl.NumberFormat(language)).format(value);

/** A share such as 0.25 in English: "25%". */
export const formatPercent = (share: number, language: string): string =>
  cached(`%|${language}`, () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })).format(share);

export const pluralOf = (count: number, language: string): Intl.LDMLPluralRule =>
  cached(`p|${language}`, () => new Intl.PluralRules(language)).select(count);
