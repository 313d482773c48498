import {
  refuse,
  sum,
  maxCartCodes,
  type GiftCard,
  type GiftCardEntry,
  type GiftCardPart,
  type GiftCardUse,
  type Money,
  type Refusal,
} from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';
import { canonical, type GiftCardRecord } from './gift-card.data.ts';

export function balanceOf({ card, entries }: GiftCardRecord): Money {
  return { ...card.initial, amount: sum(entries.map(({ amount }) => amount.amount)) };
}

export function showGiftCard(record: GiftCardRecord): GiftCard {
  return { ...record.card, balance: balanceOf(record) };
}

export function giftCardOf(shop: ShopState, code: string): GiftCardRecord | undefined {
  const wanted = canonical(code);
  return [...shop.giftCards.values()].find((record) => canonical(record.code) === wanted);
}

/**
 * Separates the entered codes into gift cards and discount codes. `present` has the ids of the cards already in the
 * cart.
 */
export function sortCodes(
  shop: ShopState,
  entered: readonly string[],
  present: readonly string[],
): { discountCodes: string[]; giftCards: string[] } | Refusal {
  const codes = [...new Set(entered.map((code) => code.trim().toUpperCase()))];
  const discountCodes = codes.filter((code) => !giftCardOf(shop, code));
  const giftCards = [...new Set([...present, ...codes.flatMap((code) => giftCardOf(shop, code)?.card.id ?? [])])];
  const tooMany =
    discountCodes.length > maxCartCodes
      ? 'too_many_discount_codes'
      : giftCards.length > maxCartCodes
        ? 'too_many_gift_cards'
        : undefined;
  return tooMany ? refuse(tooMany, { field: 'discountCodes' }) : { discountCodes, giftCards };
}

/** Returns what each gift card pays of a total, in order, and the remaining amount. */
export function payWithCards(
  shop: ShopState,
  ids: readonly string[],
  total: Money,
): { giftCards: GiftCardUse[]; amountDue: Money } {
  let due = total.amount;
  const giftCards = ids.map((id): GiftCardUse => {
    const record = shop.giftCards.get(id)!;
    const balance = balanceOf(record);
    const { last4 } = record.card;
    const reason = reasonAgainst(shop, record, total) ?? (due === 0 ? 'not_needed' : undefined);
    const amount = reason ? 0 : Math.min(balance.amount, due);
    due -= amount;
    return { id, last4, balance, amount: { ...total, amount }, ...(reason && { reason }) };
  });
  return { giftCards, amountDue: { ...total, amount: due } };
}

function reasonAgainst(shop: ShopState, record: GiftCardRecord, { currency }: Money): GiftCardUse['reason'] {
  const { disabled, expiresAt } = record.card;
  const balance = balanceOf(record);
  if (disabled) return 'disabled';
  if (expiresAt !== null && Date.parse(expiresAt) <= shop.now()) return 'expired';
  if (balance.currency !== currency) return 'other_currency';
  return balance.amount === 0 ? 'empty' : undefined;
}

/** Adds entries to the cards for what an order takes from them or gives back. */
export function writeEntries(
  shop: ShopState,
  parts: readonly (GiftCardPart & { id: string })[],
  type: GiftCardEntry['type'],
  orderId: string,
): void {
  const sign = type === 'spend' ? -1 : 1;
  const at = new Date(shop.now()).toISOString();
  for (const { id, amount } of parts) {
    shop.giftCards.get(id)!.entries.push({ type, amount: { ...amount, amount: sign * amount.amount }, orderId, at });
  }
}
