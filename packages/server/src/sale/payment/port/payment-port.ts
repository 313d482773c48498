import type { Money, Order } from '@smallshop/contract';
import type { DeclineCode } from '../../records/payment.tables.ts';
import type { SettingsRow } from '../../../shop/store/settings.tables.ts';
import type { Deps } from '../../../shop/requests/context.ts';

export type PaymentKind = Order['payment']['kind'];

/** One attempt to take money for one version of one checkout. */
export interface PaymentRequest {
  /** The same id is charged once, however often and from wherever it is authorised. */
  paymentId: string;
  storeId: string;
  checkoutId: string;
  /** Made of checkout and version, so that the provider charges one snapshot only once. */
  idempotencyKey: string;
  amount: Money;
  /** What the payment adapter in the browser made of the shopper's entry. */
  token?: string;
}

/** What became of an attempt. */
export type PaymentOutcome =
  /**
   * `amount` is what the provider charged; it is compared with the snapshot. `kind` is set if it is known only now.
   */
  | { status: 'paid'; amount: Money; last4: string | null; kind?: PaymentKind; wallet?: string }
  /** The order is created, the money comes later. `kind` as above. */
  | { status: 'pending'; amount?: Money; kind?: PaymentKind }
  /** The shopper has to do something first; `action` names it to the adapter, `data` is what it needs for it. */
  | { status: 'requires_action'; action: string; data?: Record<string, string> }
  /** `detail` is the provider's own code, such as `insufficient_funds`. */
  | { status: 'declined'; code: DeclineCode; detail?: string };

/** The outcomes with one of these statuses. */
export type OutcomeWith<Status extends PaymentOutcome['status']> = Extract<PaymentOutcome, { status: Status }>;

export interface RefundRequest {
  storeId: string;
  paymentId: string;
  /** The same id is refunded once, however often it is asked for. */
  refundId: string;
  amount: Money;
}

export type RefundOutcome =
  | { status: 'refunded' }
  /** Under way, or to be done by hand. */
  | { status: 'pending' }
  /** `detail` is the provider's own code. */
  | { status: 'failed'; detail: string };

/** A message of the provider's server about something of ours. It says where to look, never what is true. */
export interface ProviderEvent {
  /** The provider's id: the same event may come twice. */
  id: string;
  /** The provider's name for it, such as `payment_intent.succeeded`. */
  type: string;
  about:
    | { kind: 'payment'; storeId: string; paymentId: string }
    | { kind: 'refund'; storeId: string; paymentId: string; refundId: string; amount: Money }
    /** Money was given back at the provider itself, or a shopper's bank disputes the payment. */
    | { kind: 'refunds' | 'disputes'; storeId: string; paymentId: string };
}

/**
 * A refund as the provider has it: under our id where we asked for it, under the provider's where it was made there.
 */
export interface ProviderRefund {
  id: string;
  amount: Money;
  outcome: RefundOutcome;
}

/** A shopper's bank asks the money back, or asks why it was taken. */
export interface ProviderDispute {
  /** The provider's. */
  id: string;
  /** The provider's word, such as `fraudulent`. */
  reason: string;
  /** How it ended, in the provider's word, such as `won` or `lost`; null while it is open. */
  outcome: string | null;
}

/** The provider gave no answer. Nothing is known of the payment; the same call may be made again. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable';
}

export interface WebhookMessage {
  /** The bytes as they came, as text: a signature is over them. */
  body: string;
  headers: Headers;
}

/** What a provider may look at to say whether it is offered at this checkout. */
export interface Sale {
  settings: Pick<SettingsRow, 'bankDetails' | 'cashOnDeliveryCountries'>;
  /** Of the delivery, or where nothing is shipped, of the customer; ISO 3166-1 alpha-2. */
  country: string;
  currency: string;
  /** Whether any of it is delivered as a parcel. */
  requiresShipping: boolean;
  /**
   * What is to be paid beside gift cards, as far as it is known: without shipping until that is chosen. More than 0.
   */
  due: Money;
}

/**
 * A way to pay. Providers are called outside of any transaction: stock is held before, and taken or
 * let go after, so a slow or foreign provider never locks a row. Each call must be safe to repeat,
 * in any number of processes; one that gets no answer throws `ProviderUnavailable`.
 */
export interface PaymentProvider {
  id: string;
  kind: PaymentKind;
  /** The code in the browser that draws it: `test_card`, `stripe`, or `none` where nothing is entered. */
  adapter: string;
  /** Whether the shopper's entry comes as a token. */
  needsToken: boolean;
  /** Public settings of the adapter. */
  config(): Record<string, string>;
  /**
   * What the amounts it takes and gives back have to be a multiple of, in minor units of that currency. Left out
   * where it is always 1.
   */
  step?(currency: string): number;
  /** Left out where it is always offered. */
  isOffered?(sale: Sale): boolean;
  authorize(request: PaymentRequest): Promise<PaymentOutcome>;
  /** Returns the current outcome of an attempt. */
  resume(storeId: string, paymentId: string): Promise<PaymentOutcome>;
  /**
   * Ends an attempt: from here on no money can come of it. `taken` where it has come already; then
   * nothing is changed, and the caller makes the order after all or gives the money back.
   */
  cancel(storeId: string, paymentId: string): Promise<'canceled' | 'taken'>;
  /** Gives money back, all of it or a part. */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /**
   * All refunds of a payment, oldest first, also those that were not requested by this server. Left out if refunds
   * are made by hand only.
   */
  refunds?(storeId: string, paymentId: string): Promise<ProviderRefund[]>;
  /** All disputes of a payment, oldest first. Left out where there are none. */
  disputes?(storeId: string, paymentId: string): Promise<ProviderDispute[]>;
  /**
   * Reads a message of the provider's server, posted to `/v1/webhooks/{id}`. Null where it is about
   * nothing of ours, `forged` where the signature is not right, `invalid` where what was signed is not JSON.
   */
  handleWebhook?(message: WebhookMessage): Promise<ProviderEvent | null | 'forged' | 'invalid'>;
}

/**
 * What providers and the steps of a payment work with. `db` is the database, never a transaction: a provider is not
 * part of one.
 */
export type ProviderDeps = Pick<Deps, 'db' | 'now' | 'log' | 'payments' | 'stripe' | 'checkpoint'>;
