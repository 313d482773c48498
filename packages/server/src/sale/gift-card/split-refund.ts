import type { RefundStatus } from '@smallshop/contract';
import type { GiftCardShare } from '../records/gift-card.tables.ts';
import { sumOfShares } from './sum-of-shares.ts';

export interface PaidBy {
  /** What the order cost, in minor units. */
  total: number;
  /** What gift cards paid of it. */
  giftCards: readonly GiftCardShare[];
}

type Earlier = readonly { amount: number; status: RefundStatus; giftCards: readonly GiftCardShare[] }[];

/**
 * Returns the part of a refund that goes to each gift card. The payment method beside gift cards is refunded first,
 * up to what was paid with it. The rest goes to the cards, the card that was spent last first. So money becomes a
 * balance only if it cannot be refunded as money, and a balance never becomes money. `amount` is at most what is
 * left to refund.
 */
export function splitRefund(amount: number, { total, giftCards }: PaidBy, earlier: Earlier): GiftCardShare[] {
  const counted = earlier.filter(({ status }) => status !== 'failed');
  const back = (id: string) =>
    sumOfShares(counted.flatMap((refund) => refund.giftCards.filter((share) => share.id === id)));
  const paidAside = total - sumOfShares(giftCards);
  const asideLeft = paidAside - counted.reduce((all, refund) => all + refund.amount - sumOfShares(refund.giftCards), 0);
  const aside = Math.min(amount, asideLeft);
  let left = amount - aside;
  return giftCards.toReversed().flatMap((share) => {
    const part = Math.min(left, share.amount - back(share.id));
    left -= part;
    return part > 0 ? [{ ...share, amount: part }] : [];
  });
}
