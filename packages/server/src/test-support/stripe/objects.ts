import type Stripe from 'stripe';

/**
 * Objects as Stripe's API returns them. Their types come from Stripe's library, so a new field is a type error
 * here.
 */

export const seconds = (): number => Math.floor(Date.now() / 1000);

const noDetails: Stripe.Charge.BillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null };

export function newIntent(
  id: string,
  secret: string,
  params: Pick<Stripe.PaymentIntent, 'amount' | 'currency' | 'metadata'>,
): Stripe.PaymentIntent {
  return {
    ...params,
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: secret,
    confirmation_method: 'automatic',
    created: seconds(),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card', 'link'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  };
}

export function newCharge(
  id: string,
  intent: Stripe.PaymentIntent,
  details: Stripe.Charge.PaymentMethodDetails,
): Stripe.Charge {
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: noDetails,
    calculated_statement_descriptor: null,
    captured: true,
    created: seconds(),
    currency: intent.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: null,
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: intent.id,
    payment_method: null,
    payment_method_details: details,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

export function cardDetails(last4: string, wallet: string | undefined): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: 'visa',
      checks: null,
      country: 'US',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      funding: 'credit',
      installments: null,
      last4,
      mandate: null,
      network: 'visa',
      network_transaction_id: null,
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: wallet === undefined ? null : { type: wallet, dynamic_last4: null },
    },
  };
}

export function newRefund(id: string, charge: Stripe.Charge, amount: number, metadata: Stripe.Metadata): Stripe.Refund {
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

export function newDomain(id: string, domain: string): Stripe.PaymentMethodDomain {
  const active = { status: 'active' as const };
  return {
    id,
    object: 'payment_method_domain',
    amazon_pay: active,
    apple_pay: active,
    created: seconds(),
    domain_name: domain,
    enabled: true,
    google_pay: active,
    klarna: active,
    link: active,
    livemode: false,
    paypal: active,
  };
}

export function listOf<T extends { id: string }>(data: T[], url: string): Stripe.ApiList<T> {
  return { object: 'list', data, has_more: false, url };
}

export type EventType =
  | 'payment_intent.created'
  | 'payment_intent.processing'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'charge.refunded'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed'
  | 'charge.dispute.created'
  | 'charge.dispute.closed';
export type EventOf<T extends EventType> = Extract<Stripe.Event, { type: T }>;

export function newEvent<T extends EventType>(
  id: string,
  type: T,
  object: EventOf<T>['data']['object'],
  apiVersion: string,
): EventOf<T> {
  const base: Omit<Stripe.Event, 'type' | 'data'> = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: seconds(),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  };
  // An event is what it was at that moment, whatever becomes of the object.
  return { ...base, type, data: { object: structuredClone(object) } } as EventOf<T>;
}

/** The fields of a dispute that the server uses. */
export type FakeDispute = Pick<
  Stripe.Dispute,
  'id' | 'object' | 'amount' | 'charge' | 'currency' | 'payment_intent' | 'reason' | 'status'
>;

export function newDispute(id: string, charge: Stripe.Charge): FakeDispute {
  return {
    id,
    object: 'dispute',
    amount: charge.amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
}
