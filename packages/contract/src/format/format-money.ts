import type { Money } from '../common/money.ts';
import { cached } from './cached.ts';
import { currencyDigits } from './currency.ts';
import { decimalOf } from './decimal.ts';
import { learnedFormat } from './learn.ts';
import { writeNumber } from './write-number.ts';

/**
 * A number as people of a language write it. The runtimes' own data differ: Swiss French groups digits by an
 * apostrophe in newer ones and by a space in older ones. Here it is the apostrophe everywhere. Arabic without a country
 * has Arabic digits in WebKit and Latin ones elsewhere: see `numbersOf`.
 */
export function formatNumber(value: number | string, language: string, options: Intl.NumberFormatOptions = {}): string {
  const format = cached(
    `number ${language} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(numbersOf(language), options),
  );
  const text = format.format(value as number);
  if (/^fr-CH/i.test(language)) return text.replace(/[\u00a0\u202f’](?=\d{3})/g, "'");
  // Between right-to-left text, the sign after Latin letters would move to their left: "$US". A mark keeps it there.
  return /^ar/i.test(language) ? text.replace(/[A-Z]+\p{Sc}/u, '$&\u200e') : text;
}

/**
 * The language tag to hand to `Intl`. CLDR gave Arabic without a country Latin digits in version 42; WebKit still has
 * Arabic ones. Latin digits everywhere, so that a page shows what an e-mail says. Arabic with a country keeps its own.
 */
export function numbersOf(language: string): string {
  return /^ar$/i.test(language) ? 'ar-u-nu-latn' : language;
}

/** A plain number by the format that was learned under this name, else by `Intl`. */
function write(
  plain: string,
  name: string,
  language: string,
  options?: Intl.NumberFormatOptions,
  exponent = '',
): string {
  const format = learnedFormat(language, name);
  return format ? writeNumber(plain, format) : formatNumber(plain + exponent, language, options);
}

/** A count such as 3 or 1,234. `decimal` is for integers: what has decimals is written by `Intl`. */
export const formatCount = (count: number, language: string): string =>
  write(String(count), count % 1 ? '' : 'decimal', language);

/** A share such as 0.25 in English: "25%". */
export const formatPercent = (share: number, language: string): string =>
  write(String(Math.round(share * 100)), 'percent', language, percentOptions, 'e-2');

export const percentOptions: Intl.NumberFormatOptions = { style: 'percent' };

/**
 * `{ amount: 1999, currency: 'USD' }` in English: "$19.99". The same text on servers and in browsers: digits are those
 * of ISO 4217, and a currency whose symbol only newer runtimes know is written by its code.
 */
export const formatMoney = (money: Money, language: string): string =>
  write(decimalOf(money), money.currency, language, moneyOptions(money.currency));

export function moneyOptions(currency: string): Intl.NumberFormatOptions {
  const digits = currencyDigits(currency);
  return {
    style: 'currency',
    currency,
    ...(currency === 'XCG' && { currencyDisplay: 'code' }),
    // No more than these are written: the plain number has none.
    minimumFractionDigits: digits,
  };
}
