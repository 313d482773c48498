import type { GiftCardUse } from '@smallshop/contract';
import { payableStep } from '../../money/payable-step.ts';
import { leastPayment } from '../../money/least-payment.ts';
import type { GiftCardRow } from '../records/gift-card.tables.ts';

export interface ToPay {
  /** Minor units of `currency`. */
  total: number;
  currency: string;
  now: Date;
}

type Card = Pick<GiftCardRow, 'id' | 'last4' | 'currency' | 'balance' | 'expiresAt' | 'disabledAt'>;

/**
 * Returns what each gift card pays of a total, in their order, each as much as it can. The rest is 0 or an amount
 * that can be charged: a card pays a little less if only a cent would be left, because no card network charges
 * that.
 */
export function applyGiftCards(cards: readonly Card[], toPay: ToPay): { uses: GiftCardUse[]; amountDue: number } {
  const { total, currency } = toPay;
  const usable = cards.map((card) => (reasonAgainst(card, toPay) ? 0 : card.balance));
  const amountDue = payable(Math.max(0, total - usable.reduce((sum, balance) => sum + balance, 0)), total, currency);
  let left = total - amountDue;
  const uses = cards.map((card, index): GiftCardUse => {
    const amount = Math.min(usable[index]!, left);
    left -= amount;
    const reason = reasonAgainst(card, toPay) ?? (amount === 0 ? 'not_needed' : undefined);
    const { id, last4 } = card;
    return {
      id,
      last4,
      balance: { amount: card.balance, currency: card.currency },
      amount: { amount, currency },
      ...(reason && { reason }),
    };
  });
  return { uses, amountDue };
}

/** Returns the lowest amount between `due` and the total that can be charged. */
function payable(due: number, total: number, currency: string): number {
  if (due === 0) return 0;
  const step = payableStep(currency);
  return Math.min(total, Math.ceil(Math.max(due, leastPayment(currency)) / step) * step);
}

function reasonAgainst({ currency, balance, expiresAt, disabledAt }: Card, to: ToPay): GiftCardUse['reason'] {
  if (disabledAt) return 'disabled';
  if (expiresAt && to.now >= expiresAt) return 'expired';
  if (balance === 0) return 'empty';
  return currency === to.currency ? undefined : 'other_currency';
}
