import { scaleHalfUp } from '../cart/allocate.ts';
import { currencyExponent } from '../price/currency.ts';

/**
 * An amount in minor units of one currency as minor units of another; null where the rate is not
 * known. Thresholds of law are in the currency of the place, carts in the shopper's.
 */
export type Converter = (amount: number, from: string, to: string) => number | null;

/** An amount that a law names, in minor units. */
export interface Threshold {
  amount: number;
  currency: string;
}

/** Converts by a table of how much of each currency one unit of a common one is, as decimal strings. */
export function tableConverter(rates: Readonly<Record<string, string>>): Converter {
  return (amount, from, to) => {
    if (from === to) return amount;
    const [source, target] = [rates[from], rates[to]];
    if (source === undefined || target === undefined) return null;
    const [a, b] = [fraction(source), fraction(target)];
    const up = 10 ** currencyExponent(to);
    const down = 10 ** currencyExponent(from);
    return scaleHalfUp(amount, b.numerator * a.denominator * up, b.denominator * a.numerator * down);
  };
}

function fraction(decimal: string): { numerator: number; denominator: number } {
  const [whole = '0', part = ''] = decimal.split('.');
  return { numerator: Number(whole + part), denominator: 10 ** part.length };
}
