import type { GiftCardShare } from '../records/gift-card.tables.ts';

/** Returns the sum of the shares in minor units. */
export function sumOfShares(shares: readonly Pick<GiftCardShare, 'amount'>[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}
