import type { Cart, CreatedCart, RegionHint } from '@smallshop/contract';
import type { Result, ShopApi } from '../../shop-api.ts';
import type { CartMutation } from '../cart.types.ts';
import type { CartRecord } from '../storage/cart-record.ts';
import { findLine } from '../optimistic/line.ts';
import { sameCode } from '../optimistic/patch.ts';

/**
 * The request for a mutation. It is stored with the mutation, so that a retry after a lost response sends the same
 * request.
 */
export interface CartRequest {
  verb: 'create' | 'update' | 'addLines' | 'updateLine' | 'removeLine';
  input: Record<string, unknown> & { cartId?: string };
  /**
   * Set if the input was computed from the cart, as a list of codes is: it must not overwrite another tab's change.
   * Other changes hold for any state of the cart. With a version they would lose to a tab that sends faster.
   */
  version?: number | undefined;
}

/** Builds the request for a mutation. Returns null if its line is not in the cart. */
export function prepareRequest(
  mutation: CartMutation,
  record: CartRecord | null,
  hint: RegionHint,
): CartRequest | null {
  if (!record) return prepareCreation(mutation, hint);
  const { id: cartId, cart } = record;
  switch (mutation.kind) {
    case 'add':
      return { verb: 'addLines', input: { cartId, lines: [mutation.line] } };
    case 'setQuantity':
    case 'remove': {
      const lineId = findLine(cart, mutation.lineId)?.id;
      if (lineId === undefined) return null;
      return mutation.kind === 'remove'
        ? { verb: 'removeLine', input: { cartId, lineId } }
        : { verb: 'updateLine', input: { cartId, lineId, quantity: mutation.quantity } };
    }
    case 'update': {
      const { addCode, removeCode, removeGiftCard, ...fields } = mutation.update;
      const codes = cart.discountCodes.map(({ code }) => code);
      const kept = codes.filter((code) => !sameCode(code, addCode) && !sameCode(code, removeCode));
      const discountCodes = addCode === undefined ? kept : [...kept, addCode];
      const changed = addCode ?? removeCode;
      const isComputed = changed !== undefined || removeGiftCard !== undefined;
      const giftCards = cart.giftCards.map(({ id }) => id).filter((id) => id !== removeGiftCard);
      return {
        verb: 'update',
        input: {
          cartId,
          ...fields,
          ...(changed !== undefined && { discountCodes }),
          ...(removeGiftCard !== undefined && { giftCards }),
        },
        ...(isComputed && { version: cart.version }),
      };
    }
  }
}

function prepareCreation(mutation: CartMutation, hint: RegionHint): CartRequest | null {
  if (mutation.kind === 'add') return { verb: 'create', input: { lines: [mutation.line], region: hint } };
  if (mutation.kind !== 'update') return null;
  const { addCode, note } = mutation.update;
  if (addCode === undefined && note === undefined) return null;
  const discountCodes = addCode === undefined ? undefined : [addCode];
  return { verb: 'create', input: { discountCodes, note, region: hint } };
}

export async function sendRequest(
  api: ShopApi,
  { verb, input, version }: CartRequest,
  cartToken: string | undefined,
  idempotencyKey: string,
): Promise<Result<Cart | CreatedCart>> {
  // `prepareRequest` pairs verb and input; the compiler cannot follow the pair through storage.
  const call = api.cart[verb] as (...args: [object, object]) => Promise<Result<Cart | CreatedCart>>;
  return call(input, { cartToken, version, idempotencyKey });
}
