import { currencyDigits } from '@smallshop/contract/format';

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

/** One `from` is worth `rate` of `to`, a decimal string. */
export interface KnownRate {
  from: string;
  to: string;
  rate: string;
}

interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/**
 * Converts by a table of how much of each currency one unit of a common one is, as decimal strings.
 * Rates of the store's own, where it has one to a currency, go before the table.
 */
export function tableConverter(table: Readonly<Record<string, string>>, own: readonly KnownRate[] = []): Converter {
  const worth = new Map(Object.entries(table).map(([currency, rate]) => [currency, fraction(rate)]));
  for (const { from, to, rate } of own) {
    const base = worth.get(from);
    const by = fraction(rate);
    if (base)
      worth.set(to, { numerator: base.numerator * by.numerator, denominator: base.denominator * by.denominator });
  }
  return (amount, from, to) => {
    if (from === to) return amount;
    const [source, target] = [worth.get(from), worth.get(to)];
    if (!source || !target) return null;
    const numerator = BigInt(amount) * target.numerator * source.denominator * 10n ** BigInt(currencyDigits(to));
    const denominator = target.denominator * source.numerator * 10n ** BigInt(currencyDigits(from));
    return Number((2n * numerator + denominator) / (2n * denominator));
  };
}

/** `"0.3065"` → 3065 ÷ 10000. */
function fraction(decimal: string): Fraction {
  const [whole = '0', part = ''] = decimal.split('.');
  return { numerator: BigInt(whole + part), denominator: 10n ** BigInt(part.length) };
}
