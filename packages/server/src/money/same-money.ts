import type { Money } from '@smallshop/contract';

/** Whether both are the same amount of the same currency, or both are none. */
export function isSameMoney(a: Money | null, b: Money | null): boolean {
  return a?.amount === b?.amount && a?.currency === b?.currency;
}
