import type { Checkout, Money, Payment, PaymentMethod, TestCard } from '@smallshop/contract';
import type { CheckoutDraft, CheckoutStore } from '@smallshop/state/checkout';
import type { Messages } from '../internal/messages.ts';

/** What an adapter may ask of the store server. The checkout store stands behind it. */
export interface PaymentGateway {
  createTestToken(card: TestCard): Promise<{ ok: true; data: { token: string } } | { ok: false; error: PaymentAdapterError }>;
  confirmTestPayment(paymentId: string, outcome: 'approve' | 'refuse'): Promise<{ ok: true } | { ok: false; error: PaymentAdapterError }>;
  /** What is being paid for, as the server last had it. */
  readonly $checkout: { get(): Checkout | null };
  /** What is typed in the form: whom the bill is for. */
  readonly $draft: { get(): CheckoutDraft };
  /** For wallets that bring an address and ask what shipping there costs: types it in … */
  edit(draft: Partial<CheckoutDraft>): void;
  /** … and sends it. True once the server has all of it and `$checkout` its sums. */
  save(): Promise<boolean>;
  addressFormat: CheckoutStore['addressFormat'];
}

/** The words of a key in the shopper's language; empty where there are none. `{amount}` stays to be filled in. */
export type PaymentText = (key: string) => string;

/** Why a payment did not go on. The code is one of the API's, or the adapter's own; words live in the strings. */
export interface PaymentAdapterError {
  readonly code: string;
}

export interface PaymentContext {
  readonly method: PaymentMethod;
  readonly gateway: PaymentGateway;
  /** BCP 47. */
  readonly language: string;
  /** Of the words; the mount node lies where another direction may rule. */
  readonly direction: 'ltr' | 'rtl';
  /** What is to be paid. */
  readonly total: Money;
  /** The same as the shopper reads it, for the confirmation step. */
  readonly amount: string;
  /** ISO 3166-1 codes of where the store delivers; empty: everywhere. */
  readonly countries: readonly string[];
  readonly text: PaymentText;
  /** Where a provider's own page leads back to: this one. */
  readonly returnUrl: string;
  /** Whether the page's own required controls are filled in; asks for the first that is not. A wallet asks before its sheet opens. */
  ask(): boolean;
  /**
   * The pay button: Enter was pressed in the entry, or a wallet's sheet confirmed. True where it became an order, or is on its way to one.
   * @param shown The checkout whose amount the shopper agreed to, where that is not the one on the page: a wallet's sheet shows its own.
   */
  submit(shown?: Checkout): Promise<boolean>;
}

export type PreparedPayment = { ok: true; token?: string } | { ok: false; error: PaymentAdapterError | null };
export type ConfirmedPayment = { ok: true } | { ok: false; error: PaymentAdapterError };

/**
 * A way to pay: the seam behind which providers plug in. One adapter serves one mount node.
 * The node lies in light DOM and is never moved while the adapter lives.
 */
export interface PaymentAdapter {
  /** English of the words that it asks `text` for; other languages have theirs among the checkout's. */
  readonly strings?: Messages;
  /** Draws the entry into `node`, which is connected to the document. */
  mount(node: HTMLElement, context: PaymentContext): void | Promise<void>;
  /** Amount, language or method settings changed. What was typed stays. */
  update(context: PaymentContext): void;
  /** Checks the entry and makes a token of it. `error: null` where the entry shows its faults itself. */
  prepare(): Promise<PreparedPayment>;
  /** Performs the step the provider still asks for, such as the bank's confirmation. */
  confirm(action: NonNullable<Payment['action']>): Promise<ConfirmedPayment>;
  /** Takes the entry off the page and forgets it. */
  destroy(): void;
}
