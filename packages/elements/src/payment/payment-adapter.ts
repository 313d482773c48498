import type { Payment, PaymentMethod, TestCard } from '@smallshop/contract';

/** What an adapter may ask of the store server. The checkout store stands behind it. */
export interface PaymentGateway {
  createTestToken(card: TestCard): Promise<{ ok: true; data: { token: string } } | { ok: false; error: PaymentFault }>;
  confirmTestPayment(paymentId: string, outcome: 'approve' | 'refuse'): Promise<{ ok: true } | { ok: false; error: PaymentFault }>;
}

/** Why a payment did not go on. The code is one of the API's, or the adapter's own; words live in the strings. */
export interface PaymentFault {
  readonly code: string;
}

export interface PaymentContext {
  readonly method: PaymentMethod;
  readonly gateway: PaymentGateway;
  /** BCP 47. */
  readonly language: string;
  /** Of the words; the mount node lies where another direction may rule. */
  readonly direction: 'ltr' | 'rtl';
  /** The total as the shopper reads it, for the confirmation step. */
  readonly amount: string;
  /** Words by key; an adapter takes what it needs and falls back to nothing. */
  readonly strings: Readonly<Record<string, string>>;
  /** The shopper pressed Enter in the entry, and means the pay button. */
  submit(): void;
}

export type PreparedPayment = { ok: true; token?: string } | { ok: false; error: PaymentFault | null };
export type ConfirmedPayment = { ok: true } | { ok: false; error: PaymentFault };

/**
 * A way to pay: the seam behind which providers plug in. One adapter serves one mount node.
 * The node lies in light DOM and is never moved while the adapter lives.
 */
export interface PaymentAdapter {
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
