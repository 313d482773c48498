import type { Checkout, Money, Payment, PaymentMethod, TestCard } from '@smallshop/contract';
import type { CheckoutDraft, CheckoutStore } from '@smallshop/state/checkout';
import type { Messages } from '../internal/language/messages.ts';

/** What an adapter can ask of the store server. The checkout store implements it. */
export interface PaymentGateway {
  createTestToken(
    card: TestCard,
  ): Promise<{ ok: true; data: { token: string } } | { ok: false; error: PaymentAdapterError }>;
  confirmTestPayment(
    paymentId: string,
    outcome: 'approve' | 'refuse',
  ): Promise<{ ok: true } | { ok: false; error: PaymentAdapterError }>;
  /** What is being paid for, as the server last had it. */
  readonly $checkout: { get(): Checkout | null };
  /** What is typed in the form, such as the billing address. */
  readonly $draft: { get(): CheckoutDraft };
  /** For wallets that bring an address and ask for its shipping costs: writes it into the draft … */
  edit(draft: Partial<CheckoutDraft>): void;
  /** … and sends it. True after the server has all of it and `$checkout` has the new totals. */
  save(): Promise<boolean>;
  addressFormat: CheckoutStore['addressFormat'];
}

/** Text of a key in the shopper's language; empty if there is none. `{amount}` is left for the caller to fill in. */
export type PaymentText = (key: string) => string;

/** Why a payment failed. The code is one of the API's or the adapter's own. Its text is in the strings. */
export interface PaymentAdapterError {
  readonly code: string;
}

export interface PaymentContext {
  readonly method: PaymentMethod;
  readonly gateway: PaymentGateway;
  /** BCP 47. */
  readonly language: string;
  /** Direction of the text. The page around the mount node may have another one. */
  readonly direction: 'ltr' | 'rtl';
  /** The amount to pay. */
  readonly total: Money;
  /** The same amount, formatted, for the confirmation step. */
  readonly amount: string;
  /** ISO 3166-1 codes of the countries the store delivers to. Empty: everywhere. */
  readonly countries: readonly string[];
  readonly text: PaymentText;
  /** Address that a provider's own page returns to: this page. */
  readonly returnUrl: string;
  /**
   * Whether the page's own required controls are filled in; reports the first that is not. A wallet calls it before
   * its sheet opens.
   */
  ask(): boolean;
  /**
   * Does what the pay button does, after Enter in the entry or a wallet's confirmation. True if there is an order, or
   * will be.
   * @param shown The checkout whose amount the shopper agreed to, if it is not the one on the page: a wallet's sheet
   *   shows its own.
   */
  submit(shown?: Checkout): Promise<boolean>;
}

export type PreparedPayment = { ok: true; token?: string } | { ok: false; error: PaymentAdapterError | null };
export type ConfirmedPayment = { ok: true } | { ok: false; error: PaymentAdapterError };

/**
 * A payment provider in the browser. One adapter serves one mount node.
 * The node is in light DOM and is never moved during the adapter's life.
 */
export interface PaymentAdapter {
  /** English texts of the keys that it passes to `text`. Other languages are in the checkout's strings. */
  readonly strings?: Messages;
  /** Renders the entry into `node`, which is connected to the document. */
  mount(node: HTMLElement, context: PaymentContext): void | Promise<void>;
  /** Amount, language or method settings changed. What was typed stays. */
  update(context: PaymentContext): void;
  /** Checks the entry and makes a token from it. `error: null`: the entry shows its errors itself. */
  prepare(): Promise<PreparedPayment>;
  /** Performs the step the provider still asks for, such as the bank's confirmation. */
  confirm(action: NonNullable<Payment['action']>): Promise<ConfirmedPayment>;
  /** Removes the entry from the page and clears it. */
  destroy(): void;
}
