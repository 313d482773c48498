import type { ShopError } from '@smallshop/client';
import type { Cart } from '@smallshop/contract';
import { atom } from 'nanostores';
import type { CartPatch, CartStatus, CartStore, CartMutation, LinePreview } from './cart.types.ts';

/** A mutation without its id and time. */
export type MutationInput<M = CartMutation> = M extends CartMutation ? Omit<M, 'id' | 'at'> : never;

export type PushMutation = (input: MutationInput, preview?: LinePreview) => CartMutation;

export const createCartAtoms = () => ({
  $cart: atom<Cart | null>(null),
  $status: atom<CartStatus>('idle'),
  $count: atom(0),
  $pending: atom<readonly CartMutation[]>([]),
  $error: atom<{ error: ShopError; mutation: CartMutation } | null>(null),
});
export type CartAtoms = ReturnType<typeof createCartAtoms>;

type CartActions = Pick<
  CartStore,
  'add' | 'setQuantity' | 'remove' | 'applyCode' | 'removeCode' | 'removeGiftCard' | 'setNote'
>;

/** The methods of the cart store that queue a mutation. */
export function cartActions(push: PushMutation): CartActions {
  const update = (patch: CartPatch) => push({ kind: 'update', update: patch });
  const remove = (lineId: string) => push({ kind: 'remove', lineId });
  return {
    add: (line, preview) => push({ kind: 'add', line }, preview),
    setQuantity: (lineId, quantity) =>
      quantity > 0 ? push({ kind: 'setQuantity', lineId, quantity }) : remove(lineId),
    remove,
    applyCode: (addCode) => update({ addCode }),
    removeCode: (removeCode) => update({ removeCode }),
    removeGiftCard: (removeGiftCard) => update({ removeGiftCard }),
    setNote: (note) => update({ note }),
  };
}
