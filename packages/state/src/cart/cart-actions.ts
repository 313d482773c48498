import type { ShopError } from '@smallshop/client';
import type { Cart } from '@smallshop/contract';
import { atom } from 'nanostores';
import type { CartPatch, CartStatus, CartStore, CartMutation, LinePreview } from './cart.types.ts';

/** A wish before it has a name and a time. */
export type MutationInput<W = CartMutation> = W extends CartMutation ? Omit<W, 'id' | 'at'> : never;

export type PushMutation = (wanted: MutationInput, preview?: LinePreview) => CartMutation;

export const createCartAtoms = () => ({
  $cart: atom<Cart | null>(null),
  $status: atom<CartStatus>('idle'),
  $count: atom(0),
  $pending: atom<readonly CartMutation[]>([]),
  $error: atom<{ error: ShopError; wish: CartMutation } | null>(null),
});
export type CartAtoms = ReturnType<typeof createCartAtoms>;

type Acts = Pick<CartStore, 'add' | 'setQuantity' | 'remove' | 'applyCode' | 'removeCode' | 'removeGiftCard' | 'setNote'>;

/** What can be asked of a cart, as wishes. */
export function cartActions(push: PushMutation): Acts {
  const update = (patch: CartPatch) => push({ kind: 'update', update: patch });
  const remove = (lineId: string) => push({ kind: 'remove', lineId });
  return {
    add: (line, preview) => push({ kind: 'add', line }, preview),
    setQuantity: (lineId, quantity) => (quantity > 0 ? push({ kind: 'setQuantity', lineId, quantity }) : remove(lineId)),
    remove,
    applyCode: (addCode) => update({ addCode }),
    removeCode: (removeCode) => update({ removeCode }),
    removeGiftCard: (removeGiftCard) => update({ removeGiftCard }),
    setNote: (note) => update({ note }),
  };
}
