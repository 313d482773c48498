import type { Checkout, PaymentMethod } from '@smallshop/contract';
import type { AddressFormat } from '@smallshop/contract';
import type { CheckoutDraft, CheckoutStatus, DraftAddress } from '@smallshop/state/checkout';
import type { CodeEntry } from '../cart/codes/code-entry.ts';
import type { giftCardRows } from '../cart/gift-cards/gift-cards.ts';
import type { CartText } from '../cart/cart.strings.ts';
import type { CheckoutText } from './checkout.strings.ts';
import type { FormErrors } from './form/form-errors.ts';

export type AddressName = 'deliveryAddress' | 'billingAddress';

/** Everything the sections are drawn from, and all they can ask for. */
export interface CheckoutView {
  readonly checkout: Checkout;
  readonly draft: CheckoutDraft;
  readonly status: CheckoutStatus;
  /** Of the delivery and the billing country; undefined until it is known. */
  readonly formats: Readonly<Record<AddressName, AddressFormat | undefined>>;
  /** ISO 3166-1 codes, sorted by their names. */
  readonly countries: readonly string[];
  /** What to mark now, by path. */
  readonly errors: FormErrors;
  readonly method: PaymentMethod | undefined;
  /** Name of the slot that the payment form shows through; undefined until there is anything to pay with. */
  readonly paymentSlot: string | undefined;
  readonly language: string;
  readonly text: CheckoutText;
  readonly cartText: CartText;
  /** These are undefined until they have come. */
  readonly giftCardRows: typeof giftCardRows | undefined;
  readonly codes: CodeEntry | undefined;
  edit(change: Partial<CheckoutDraft>): void;
  editAddress(name: AddressName, change: Partial<DraftAddress>): void;
  /** The shopper left a field: a wrong entry may be named now. */
  leave(path: string): void;
}
