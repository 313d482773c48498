import { maxPriceAmount } from '@smallshop/contract';
import { currencyDigits } from '@smallshop/contract/format';

/**
 * `"9.99"` in USD → 999. A sentence saying what is wrong where it is no amount of that currency.
 * With `decimalComma` also `"9,99"`; three digits after a comma could be thousands, so they are refused.
 */
export function parseAmount(text: string, currency: string, decimalComma = false): number | string {
  const written = decimalComma ? text.replace(/^(\d+),(\d{1,2})$/, '$1.$2') : text;
  const match = /^(\d+)(?:\.(\d+))?$/.exec(written);
  if (!match)
    return decimalComma
      ? 'is not a price: write digits and a comma or a point, such as 19,99, without a sign for thousands'
      : 'is not a price: write digits and a point, such as 19.99';
  const exponent = currencyDigits(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return `has more decimals than ${currency} knows (${exponent}): round it`;
  const amount = Number(match[1]! + fraction.padEnd(exponent, '0'));
  const max = (maxPriceAmount / 10 ** exponent).toFixed(exponent);
  return amount <= maxPriceAmount ? amount : `is more than ${max}, the largest price: write a lower one`;
}

/**
 * `"5"`, `"+5"`, `"10.0"`, `"1,000"` → a whole number. A sentence saying what is wrong where it is none.
 * `1.000` is refused: it is one here and a thousand there.
 */
export function parseQuantity(text: string): number | string {
  const digits = text
    .replace(/^\+/, '')
    .replace(
      /^(-?\d{1,3})((?:[,'’\u00a0\u202f ]\d{3})+)(?=$|\.)/,
      (_, first: string, rest: string) => first + rest.replace(/\D/g, ''),
    );
  if (/^-?\d+\.000$/.test(digits)) return 'may be one or a thousand: write it without the point';
  const match = /^(-?\d{1,7})(?:[.,]0{1,2})?$/.exec(digits);
  return match
    ? Number(match[1])
    : /^-?\d+[.,]\d+$/.test(digits)
      ? 'is not a whole number: round it'
      : 'is not a number: write digits, such as 12';
}
