import type { Money } from '../common/money.ts';
import { currencyDigits } from './currency.ts';

/** A plain decimal such as `19.99`, for machines. Not a float: it is exact for every amount. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = figures.length - digits;
  return `${amount < 0 ? '-' : ''}${figures.slice(0, point)}${digits > 0 ? '.' : ''}${figures.slice(point)}`;
}
