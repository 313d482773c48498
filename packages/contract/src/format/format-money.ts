import type { Money } from '../common/money.ts';
import { cached } from './cached.ts';
import { currencyDigits } from './currency.ts';

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
  return /^fr-CH/i.test(language) ? text.replace(/[\u00a0\u202f’](?=\d{3})/g, "'") : text;
}

/**
 * The language tag to hand to `Intl`. CLDR gave Arabic without a country Latin digits in version 42; WebKit still has
 * Arabic ones. Latin digits everywhere, so that a page shows what an e-mail says. Arabic with a country keeps its own.
 */
export function numbersOf(language: string): string {
  return /^ar$/i.test(language) ? 'ar-u-nu-latn' : language;
}

/** A plain decimal such as `19.99`, for machines. Not a float: it is exact for every amount. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = figures.length - digits;
  return `${amount < 0 ? '-' : ''}${figures.slice(0, point)}${digits > 0 ? '.' : ''}${figures.slice(point)}`;
}

/**
 * `{ amount: 1999, currency: 'USD' }` in English: "$19.99". The same text on servers and in browsers: digits are those
 * of ISO 4217, and a currency whose symbol only newer runtimes know is written by its code.
 */
export function formatMoney(money: Money, language: string): string {
  const { currency } = money;
  const digits = currencyDigits(currency);
  const text = formatNumber(decimalOf(money), language, {
    style: 'currency',
    currency,
    currencyDisplay: currency === 'XCG' ? 'code' : 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Between right-to-left text, the sign after Latin letters would move to their left: "$US". A mark keeps it there.
  return /^ar/i.test(language) ? text.replace(/[A-Z]+\p{Sc}/u, '$&\u200e') : text;
}
