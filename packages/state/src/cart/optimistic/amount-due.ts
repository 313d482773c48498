import type { Cart, GiftCardUse } from '@smallshop/contract';

/**
 * Returns the cart with the amounts of its gift cards. Each card, in order, pays as much of the total as it can.
 * A card that cannot pay, such as an expired one, is not changed. A cart stored by an earlier version has no gift
 * cards.
 */
export function withAmountDue(cart: Omit<Cart, 'giftCards' | 'amountDue'> & Partial<Cart>): Cart {
  const total = cart.totals.find(({ type }) => type === 'total')?.amount ?? {
    amount: 0,
    currency: cart.region.currency,
  };
  let due = total.amount;
  const giftCards = (cart.giftCards ?? []).map((card) => {
    const { reason, ...rest } = card;
    if (reason && reason !== 'not_needed') return card;
    const amount = Math.max(0, Math.min(card.balance.amount, due));
    due -= amount;
    const next: GiftCardUse = { ...rest, amount: { ...total, amount } };
    return amount > 0 ? next : { ...next, reason: 'not_needed' as const };
  });
  return { ...cart, giftCards, amountDue: { ...total, amount: due } };
}
