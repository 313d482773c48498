import type { GiftCardShare } from '../records/gift-card.tables.ts';

/** What all of them come to, in minor units. */
export function sumOfShares(shares: readonly Pick<GiftCardShare, 'amount'>[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}
