import { sum } from '@smallshop/contract';
import { allocate, scaleHalfUp } from '../../money/allocate.ts';
import type { RateComponent } from './tax-rates.ts';

export const million = 1_000_000;

/** Each component's rate on the net price in parts per million: a compound one counts on those before it. */
function effectiveRates(components: readonly RateComponent[]): number[] {
  const rates: number[] = [];
  for (const { ratePpm, compound } of components) {
    const before = sum(rates);
    rates.push(compound ? scaleHalfUp(ratePpm, million + before, million) : ratePpm);
  }
  return rates;
}

/**
 * The tax of an amount, split over its components. The rule of rounding: the tax of one line is
 * rounded once, half up, at the minor unit of the currency; its components share that amount by
 * largest remainder, so that they sum to it. In a gross price the tax is gross × rate ÷ (1 + rate).
 */
export function taxAmount(
  amount: number,
  components: readonly RateComponent[],
  included: boolean,
): { tax: number; parts: number[] } {
  const rates = effectiveRates(components);
  const all = sum(rates);
  const whole = components.some(({ inside }) => inside) ? million - all : million;
  const tax = scaleHalfUp(amount, all, included ? whole + all : whole);
  return { tax, parts: allocate(tax, rates) };
}
