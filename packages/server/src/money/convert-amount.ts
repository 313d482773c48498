import type { ExchangeRate, Rounding } from '@smallshop/contract';
import { currencyDigits } from '@smallshop/contract/format';

/** What a conversion needs of a rate: its day is for people. */
export type Conversion = Pick<ExchangeRate, 'from' | 'to' | 'rate' | 'rounding'>;

/**
 * An amount of `from` in `to`, both in minor units: exact up to the one rounding at the end, half up.
 * Nothing stays nothing, and what costs something never becomes free: it costs at least the
 * smallest price that the rounding knows.
 */
export function convertAmount(amount: number, { from, to, rate, rounding }: Conversion): number {
  if (amount === 0) return 0;
  const { digits, scale } = parseRate(rate);
  const exponent = currencyDigits(to);
  // value of the amount in minor units of `to` = numerator ÷ denominator
  const numerator = BigInt(amount) * digits * power(exponent);
  const denominator = power(scale) * power(currencyDigits(from));
  const { step, offset } = grid(rounding, exponent);
  const steps = floorDivide(2n * (numerator - offset * denominator) + step * denominator, 2n * step * denominator);
  const least = offset > 0n ? 0n : 1n;
  return Number(offset + (steps > least ? steps : least) * step);
}

/** The prices that a rounding allows: `offset`, `offset + step`, `offset + 2 × step`, … in minor units. */
function grid(rounding: Rounding, exponent: number): { step: bigint; offset: bigint } {
  const unit = power(exponent);
  switch (rounding) {
    case 'exact':
      return { step: 1n, offset: 0n };
    case 'nearest_5':
      return { step: 5n * unit, offset: 0n };
    case 'whole':
      return { step: unit, offset: 0n };
    case '.99':
    case '.95':
      // A currency without cents has no such ending.
      return { step: unit, offset: exponent < 2 ? 0n : BigInt(rounding.slice(1)) * power(exponent - 2) };
  }
}

/** `"0.920"` → 920 with 3 digits after the point. */
function parseRate(rate: string): { digits: bigint; scale: number } {
  const [whole = '', fraction = ''] = rate.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** BigInt division cuts towards zero; below zero that is up. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
