import type { Cart } from '@smallshop/contract';
import type { CartPatch } from './cart.types.ts';

/** The cart with codes and note as the shopper wants them. */
export function withPatch(cart: Cart, { addCode, removeCode, note }: CartPatch): Cart {
  const amount = { amount: 0, currency: cart.region.currency };
  const others = cart.discountCodes.filter(({ code }) => !sameCode(code, addCode) && !sameCode(code, removeCode));
  const present = cart.discountCodes.find(({ code }) => sameCode(code, addCode));
  const added = addCode === undefined ? [] : [present ?? { code: addCode, applied: false, amount }];
  return { ...cart, discountCodes: [...others, ...added], note: note ?? cart.note };
}

export function sameCode(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
