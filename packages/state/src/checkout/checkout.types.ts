import type { ShopError } from '@smallshop/client';
import type { Address, AddressFormat, Checkout, Money, TestCard, TestToken } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export type DraftAddress = Partial<Address> & { country: string };

/** The shopper's input. It is stored for the session. It never contains card data. */
export interface CheckoutDraft {
  email: string;
  phone: string;
  deliveryAddress: DraftAddress;
  /** Null: the same as the delivery address. Never null if nothing is shipped: then it is the only address. */
  billingAddress: DraftAddress | null;
  note: string;
  fulfillmentOptionId: string | null;
  paymentMethodId: string | null;
}

/** The amounts that the shopper saw when they agreed to pay. */
export interface SeenAmounts {
  total: Money;
  /** The part of the total that gift cards do not pay: the amount on the button. */
  amountDue: Money;
}

export type CheckoutStatus = 'idle' | 'loading' | 'saving' | 'completing' | 'error';

export interface CheckoutStore {
  $checkout: ReadableAtom<Checkout | null>;
  $status: ReadableAtom<CheckoutStatus>;
  /** The last error. The next edit, save or completion clears it. */
  $error: ReadableAtom<ShopError | null>;
  $draft: ReadableAtom<CheckoutDraft>;
  /** Creates the checkout of the cart, or opens the existing one. Waits for the cart's pending mutations. */
  open(): Promise<void>;
  /** Stores the input at once. After a pause, sends the changes that can be sent. */
  edit(draft: Partial<CheckoutDraft>): void;
  /** Sends the draft now. Resolves with true if the server has all of it. */
  save(): Promise<boolean>;
  addressFormat(country: string): { $format: ReadableAtom<Loadable<AddressFormat>>; retry(): void };
  createTestToken(card: TestCard): Promise<{ ok: true; data: TestToken } | { ok: false; error: ShopError }>;
  confirmTestPayment(
    paymentId: string,
    outcome: 'approve' | 'refuse',
  ): Promise<{ ok: true } | { ok: false; error: ShopError }>;
  /**
   * Sends unsaved edits, then places the order for the amounts in `seen`. If the amounts have changed, it fails with
   * `price_changed`, and `$checkout` has the new amounts. Default for `seen`: the amounts of `$checkout` at the time of
   * the call. A second call while one is running gets the result of the first. If the result is `ok` and
   * `payment.status` is `requires_action`, the shopper has to take an action, and `complete` has to be called again.
   */
  complete(payment: {
    methodId: string;
    token?: string;
    seen?: SeenAmounts | undefined;
  }): Promise<{ ok: true; checkout: Checkout } | { ok: false; error: ShopError }>;
}
