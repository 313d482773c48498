import { sum } from '@smallshop/contract';
import type { GiftCardShare } from '../records/gift-card.tables.ts';

/** Returns the sum of the shares in minor units. */
export function sumOfShares(shares: readonly Pick<GiftCardShare, 'amount'>[]): number {
  return sum(shares.map(({ amount }) => amount));
}
