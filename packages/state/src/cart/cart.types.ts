import type { ShopError } from '@smallshop/client';
import type { Cart, LineInput, LineItem, ProductSummary, RegionHint } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

/** `offline`: wishes wait for the network. */
export type CartStatus = 'loading' | 'idle' | 'saving' | 'offline';

/** What lets an added line show before the server has answered. */
export interface LinePreview {
  product: ProductSummary;
  variantId: string;
}

/** A change to fields of the cart; fields left out stay. */
export interface CartPatch {
  addCode?: string;
  removeCode?: string;
  /** Its id. */
  removeGiftCard?: string;
  note?: string;
  region?: RegionHint;
}

/** Something the shopper wants of the cart. Survives a reload until the server has answered it. */
export type CartMutation = { id: string; /** When it was made, milliseconds since 1970. */ at: number } & (
  | { kind: 'add'; line: LineInput; /** What shows until the server has answered. */ item?: LineItem }
  | { kind: 'setQuantity'; lineId: string; quantity: number }
  | { kind: 'remove'; lineId: string }
  | { kind: 'update'; update: CartPatch }
);

export interface CartStore {
  /**
   * The server's cart with the pending wishes applied; null where there is no cart yet.
   * A line not yet known to the server has the id `new:<variantId>`, which stays valid for wishes
   * after it got its own; `variantId` is the stable key of a line.
   */
  $cart: ReadableAtom<Cart | null>;
  $status: ReadableAtom<CartStatus>;
  /** Pieces in the cart, pending wishes included. */
  $count: ReadableAtom<number>;
  /** Wishes of all tabs that the server has not answered yet, oldest first. */
  $pending: ReadableAtom<readonly CartMutation[]>;
  /** The last refusal; cleared by the next wish. `cart_not_found`: the cart expired and not every line, or no gift card, could be saved. */
  $error: ReadableAtom<{ error: ShopError; wish: CartMutation } | null>;
  add(line: LineInput, preview?: LinePreview): CartMutation;
  /** 0 removes the line. */
  setQuantity(lineId: string, quantity: number): CartMutation;
  remove(lineId: string): CartMutation;
  /** Puts back the line removed last in this tab; null where there is none. */
  restore(): CartMutation | null;
  /** A discount code, or the code of a gift card: that joins `giftCards` once the server has answered. */
  applyCode(code: string): CartMutation;
  removeCode(code: string): CartMutation;
  /** By its id. */
  removeGiftCard(id: string): CartMutation;
  setNote(note: string): CartMutation;
  /** Resolves once the server has answered a wish of this tab; waits while offline. */
  settled(wish: CartMutation): Promise<{ ok: true; cart: Cart } | { ok: false; error: ShopError }>;
  /** Asks the server for the cart; does nothing where there is none. */
  refresh(): Promise<void>;
  /** Fetches the code that the first change needs, so that a change made offline is shown too. */
  prepare(): void;
  dismissError(): void;
}
