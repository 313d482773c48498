import type { ShopError } from '@smallshop/client';
import type { Cart, LineInput, LineItem, ProductSummary, RegionHint } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

/** `offline`: mutations are queued until the network is back. */
export type CartStatus = 'loading' | 'idle' | 'saving' | 'offline';

/** Data to show an added line before the server has answered. */
export interface LinePreview {
  product: ProductSummary;
  variantId: string;
}

/** A change to fields of the cart. Omitted fields stay as they are. */
export interface CartPatch {
  addCode?: string;
  removeCode?: string;
  /** Id of the gift card. */
  removeGiftCard?: string;
  note?: string;
  region?: RegionHint;
}

/** A queued change to the cart. It is stored until the server has answered, so it survives a reload. */
export type CartMutation = { id: string; /** Time of creation, in milliseconds since 1970. */ at: number } & (
  | { kind: 'add'; line: LineInput; /** The line to show until the server has answered. */ item?: LineItem }
  | { kind: 'setQuantity'; lineId: string; quantity: number }
  | { kind: 'remove'; lineId: string }
  | { kind: 'update'; update: CartPatch }
);

export interface CartStore {
  /**
   * The server's cart with the pending mutations applied. Null if there is no cart yet.
   * A line that the server does not know yet has the id `new:<variantId>`. Methods accept this id also after
   * the server has given the line its own id. `variantId` is the stable key of a line.
   */
  $cart: ReadableAtom<Cart | null>;
  $status: ReadableAtom<CartStatus>;
  /** Sum of the quantities of all lines, including pending mutations. */
  $count: ReadableAtom<number>;
  /** Mutations of all tabs that the server has not answered yet, oldest first. */
  $pending: ReadableAtom<readonly CartMutation[]>;
  /**
   * The last refused mutation and its error. The next mutation clears it. `cart_not_found`: the cart expired, and
   * some lines or the gift cards could not be moved to a new cart.
   */
  $error: ReadableAtom<{ error: ShopError; mutation: CartMutation } | null>;
  add(line: LineInput, preview?: LinePreview): CartMutation;
  /** A quantity of 0 removes the line. */
  setQuantity(lineId: string, quantity: number): CartMutation;
  remove(lineId: string): CartMutation;
  /** Adds the line again that was last removed in this tab. Returns null if there is none. */
  restore(): CartMutation | null;
  /**
   * Applies a discount code or the code of a gift card. A gift card appears in `giftCards` after the server's
   * response.
   */
  applyCode(code: string): CartMutation;
  removeCode(code: string): CartMutation;
  /** Removes a gift card by its id. */
  removeGiftCard(id: string): CartMutation;
  setNote(note: string): CartMutation;
  /** Resolves when the server has answered a mutation of this tab. While offline, it waits. */
  settled(mutation: CartMutation): Promise<{ ok: true; cart: Cart } | { ok: false; error: ShopError }>;
  /** Fetches the cart from the server. Does nothing if there is no cart. */
  refresh(): Promise<void>;
  /**
   * Loads the code that the first mutation needs. Then `$cart` has an added line when `add` returns, without the
   * network.
   */
  prepare(): void;
  dismissError(): void;
}
