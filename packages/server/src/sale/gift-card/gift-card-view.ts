import type { GiftCard, GiftCardEntry, GiftCardPart } from '@smallshop/contract';
import type { GiftCardEntryRow, GiftCardRow, GiftCardShare } from '../records/gift-card.tables.ts';

export function viewGiftCard({
  id,
  last4,
  currency,
  initialAmount,
  balance,
  expiresAt,
  disabledAt,
  note,
  createdAt,
}: GiftCardRow): GiftCard {
  return {
    id,
    last4,
    initial: { amount: initialAmount, currency },
    balance: { amount: balance, currency },
    expiresAt: expiresAt?.toISOString() ?? null,
    disabled: disabledAt !== null,
    note,
    createdAt: createdAt.toISOString(),
  };
}

export function viewEntry(
  { type, amount, orderId, at }: GiftCardEntryRow & { orderId: string | null },
  currency: string,
): GiftCardEntry {
  return { type, amount: { amount, currency }, orderId, at: at.toISOString() };
}

/** What shoppers see of the cards that paid: enough to recognise a card, not enough to spend it. */
export function viewShares(shares: readonly GiftCardShare[], currency: string): GiftCardPart[] {
  return shares.map(({ last4, amount }) => ({ last4, amount: { amount, currency } }));
}
