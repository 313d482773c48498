import type { Money, Order } from '@smallshop/contract';

/** One attempt to take money for one checkout. */
export interface PaymentIntent {
  /** Idempotency key: the same id is charged once, however often and from wherever it is authorised. */
  paymentId: string;
  storeId: string;
  amount: Money;
  /** What the payment adapter in the browser made of the shopper's entry. */
  token?: string;
}

/** What became of an attempt. */
export type PaymentOutcome =
  | { status: 'paid'; last4: string | null }
  /** The order stands, the money comes later. */
  | { status: 'pending' }
  /** The shopper has to do something first; `type` names it to the adapter. */
  | { status: 'requires_action'; action: string }
  /** `detail` is the provider's own code, such as `insufficient_funds`. */
  | { status: 'declined'; code: 'payment_declined' | 'payment_failed' | 'payment_token_invalid'; detail?: string };

export type PaymentKind = Order['payment']['kind'];

/**
 * A way to pay. Providers are called outside of any transaction: stock is held before, and taken or
 * let go after, so a slow or foreign provider never locks a row. Each call must be safe to repeat.
 */
export interface PaymentProvider {
  id: string;
  kind: PaymentKind;
  /** The code in the browser that draws it: `test_card`, or `none` where nothing is entered. */
  adapter: string;
  /** Whether the shopper's entry comes as a token. */
  needsToken: boolean;
  /** Public settings of the adapter. */
  config(): Record<string, string>;
  authorize(intent: PaymentIntent): Promise<PaymentOutcome>;
  /** Where an attempt stands that needed an action. */
  resume(storeId: string, paymentId: string): Promise<PaymentOutcome>;
  /** Gives back what was taken or reserved; harmless when nothing was. */
  cancel(storeId: string, paymentId: string): Promise<void>;
}
