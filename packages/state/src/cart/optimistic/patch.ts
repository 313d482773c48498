import type { Cart } from '@smallshop/contract';
import { withAmountDue } from './amount-due.ts';
import type { CartPatch } from '../cart.types.ts';

/** Returns the cart with the patch applied to codes, gift cards and note. */
export function withPatch(cart: Cart, { addCode, removeCode, removeGiftCard, note }: CartPatch): Cart {
  const amount = { amount: 0, currency: cart.region.currency };
  const others = cart.discountCodes.filter(({ code }) => !sameCode(code, addCode) && !sameCode(code, removeCode));
  const present = cart.discountCodes.find(({ code }) => sameCode(code, addCode));
  const added = addCode === undefined ? [] : [present ?? { code: addCode, applied: false, amount }];
  const giftCards = cart.giftCards.filter(({ id }) => id !== removeGiftCard);
  return withAmountDue({ ...cart, discountCodes: [...others, ...added], giftCards, note: note ?? cart.note });
}

export function sameCode(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
