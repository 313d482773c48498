import type { Money } from './money.ts';

/** Returns the sum of amounts of one currency, in minor units. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Returns whether both are the same amount of the same currency, or both are absent. */
export function isSameMoney(one: Money | null | undefined, other: Money | null | undefined): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
