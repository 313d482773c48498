import type { ShopError } from '@smallshop/client';
import type { Address, AddressFormat, Checkout, Money, TestCard, TestToken } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export type DraftAddress = Partial<Address> & { country: string };

/** Everything typed. Kept for the session; card data is never part of it. */
export interface CheckoutDraft {
  email: string;
  phone: string;
  deliveryAddress: DraftAddress;
  /** Null: the same as the delivery address. Never null where the checkout ships nothing: then it is the only address. */
  billingAddress: DraftAddress | null;
  note: string;
  fulfillmentOptionId: string | null;
  paymentMethodId: string | null;
}

/** The amounts that a shopper saw when they agreed to pay. */
export interface SeenAmounts {
  total: Money;
  /** What gift cards leave to pay of the total: the amount on the button. */
  amountDue: Money;
}

export type CheckoutStatus = 'idle' | 'loading' | 'saving' | 'completing' | 'error';

export interface CheckoutStore {
  $checkout: ReadableAtom<Checkout | null>;
  $status: ReadableAtom<CheckoutStatus>;
  /** The last refusal; cleared by the next edit, save or completion. */
  $error: ReadableAtom<ShopError | null>;
  $draft: ReadableAtom<CheckoutDraft>;
  /** Opens the one checkout of the cart, or the one already open. Waits for the cart's own pending mutations. */
  open(): Promise<void>;
  /** Remembers at once; sends what changed and can be sent after a pause. */
  edit(draft: Partial<CheckoutDraft>): void;
  /** Sends the draft now. True once the server has all of it. */
  save(): Promise<boolean>;
  addressFormat(country: string): { $format: ReadableAtom<Loadable<AddressFormat>>; retry(): void };
  createTestToken(card: TestCard): Promise<{ ok: true; data: TestToken } | { ok: false; error: ShopError }>;
  confirmTestPayment(
    paymentId: string,
    outcome: 'approve' | 'refuse',
  ): Promise<{ ok: true } | { ok: false; error: ShopError }>;
  /**
   * Sends unsaved edits, then places the order for the amounts in `seen` and for no others: refused with `price_changed`,
   * `$checkout` holding the new amounts, where the edits or anything else changed them. Default for `seen`: the amounts of
   * `$checkout` at the call. One at a time: a second call while one runs gets the answer of the first. `ok` with
   * `payment.status` `requires_action` asks for a step and another call.
   */
  complete(payment: {
    methodId: string;
    token?: string;
    seen?: SeenAmounts | undefined;
  }): Promise<{ ok: true; checkout: Checkout } | { ok: false; error: ShopError }>;
}
