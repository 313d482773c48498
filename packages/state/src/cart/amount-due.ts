import type { Cart, GiftCardUse } from '@smallshop/contract';

/**
 * The cart with its gift cards paying as much of its total as they can, in their order. A card that cannot pay,
 * such as an expired one, stays as the server told it. A cart kept by an earlier version comes without gift cards.
 */
export function withAmountDue(cart: Omit<Cart, 'giftCards' | 'amountDue'> & Partial<Cart>): Cart {
  const total = cart.totals.find(({ type }) => type === 'total')?.amount ?? { amount: 0, currency: cart.region.currency };
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
