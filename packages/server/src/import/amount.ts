import { currencyExponent } from '../price/currency.ts';

/** `"9.99"` in USD → 999. A sentence saying what is wrong where it is no amount of that currency. */
export function parseAmount(text: string, currency: string): number | string {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text);
  if (!match) return 'is not a price: write digits and a point, such as 19.99';
  const exponent = currencyExponent(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return `has more decimals than ${currency} knows (${exponent})`;
  return Number(match[1]! + fraction.padEnd(exponent, '0'));
}
