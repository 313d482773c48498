import type Stripe from 'stripe';
import { randomBytes } from 'node:crypto';
import {
  listOf,
  newCharge,
  newDispute,
  newDomain,
  newIntent,
  newRefund,
  seconds,
  type EventOf,
  type EventType,
  type FakeDispute,
} from './objects.ts';
import { StripeApiError } from './stripe-api-error.ts';

type EmitEvent = <T extends EventType>(type: T, object: EventOf<T>['data']['object']) => void;

/** The next step of a PaymentIntent after the shopper answered the bank. */
export interface Answer {
  details: Stripe.Charge.PaymentMethodDetails;
  /** Declined after the bank's question all the same. */
  declined?: string;
}

/** https://docs.stripe.com/currencies#three-decimal: their last digit has to be 0, for charges and for refunds. */
function refuseThousandths(amount: number, currency: string): void {
  const isThreeDecimal = ['bhd', 'jod', 'kwd', 'omr', 'tnd'].includes(currency);
  if (isThreeDecimal && amount % 10 !== 0)
    throw StripeApiError.invalid(
      `The last digit of an amount in ${currency} must be 0.`,
      'parameter_invalid_integer',
      'amount',
    );
}

/** The account's state. Each change emits webhook events. */
export class Books {
  readonly intents = new Map<string, Stripe.PaymentIntent>();
  readonly charges = new Map<string, Stripe.Charge>();
  readonly refunds = new Map<string, Stripe.Refund>();
  readonly disputes = new Map<string, FakeDispute>();
  readonly domains = new Map<string, Stripe.PaymentMethodDomain>();
  /** By PaymentIntent that waits for the bank. */
  readonly answers = new Map<string, Answer>();
  /** The status that the next refunds begin with. */
  refundStatus = 'succeeded';
  readonly #emit: EmitEvent;

  constructor(emit: EmitEvent) {
    this.#emit = emit;
  }

  intent(id: string): Stripe.PaymentIntent {
    const found = this.intents.get(id);
    if (!found) throw StripeApiError.missing('payment_intent', id);
    return found;
  }

  charge(intent: Stripe.PaymentIntent): Stripe.Charge | undefined {
    return typeof intent.latest_charge === 'string' ? this.charges.get(intent.latest_charge) : undefined;
  }

  createIntent(params: Pick<Stripe.PaymentIntent, 'amount' | 'currency' | 'metadata'>): Stripe.PaymentIntent {
    // https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, roughly.
    if (params.amount < 50 && params.currency !== 'jpy')
      throw StripeApiError.invalid('Amount must be at least 50 cents', 'amount_too_small', 'amount');
    refuseThousandths(params.amount, params.currency);
    const id = newId('pi');
    const intent = newIntent(id, `${id}_secret_${newId('s').slice(2)}`, params);
    this.intents.set(id, intent);
    this.#emit('payment_intent.created', intent);
    return intent;
  }

  cancelIntent(intent: Stripe.PaymentIntent, reason: string | undefined): void {
    if (['succeeded', 'canceled', 'processing'].includes(intent.status))
      throw StripeApiError.unexpectedState(intent.status);
    Object.assign(intent, {
      status: 'canceled',
      canceled_at: seconds(),
      cancellation_reason: reason ?? null,
      next_action: null,
    });
    this.#emit('payment_intent.canceled', intent);
  }

  succeed(intent: Stripe.PaymentIntent, details: Stripe.Charge.PaymentMethodDetails): void {
    const charge = newCharge(newId('ch'), intent, details);
    this.charges.set(charge.id, charge);
    Object.assign(intent, {
      status: 'succeeded',
      amount_received: intent.amount,
      latest_charge: charge.id,
      next_action: null,
      last_payment_error: null,
      processing: null,
    });
    this.#emit('payment_intent.succeeded', intent);
  }

  process(intent: Stripe.PaymentIntent, details: Stripe.Charge.PaymentMethodDetails): void {
    this.answers.set(intent.id, { details });
    Object.assign(intent, { status: 'processing', next_action: null, last_payment_error: null });
    this.#emit('payment_intent.processing', intent);
  }

  fail(intent: Stripe.PaymentIntent, error: Stripe.PaymentIntent.LastPaymentError): void {
    Object.assign(intent, {
      status: 'requires_payment_method',
      next_action: null,
      processing: null,
      last_payment_error: error,
    });
    this.#emit('payment_intent.payment_failed', intent);
  }

  ask(intent: Stripe.PaymentIntent, next: Stripe.PaymentIntent.NextAction, answer: Answer): void {
    this.answers.set(intent.id, answer);
    Object.assign(intent, { status: 'requires_action', next_action: next, last_payment_error: null });
    this.#emit('payment_intent.requires_action', intent);
  }

  refund(intentId: string, wanted: number | undefined, metadata: Stripe.Metadata): Stripe.Refund {
    const charge = this.charge(this.intent(intentId));
    if (!charge)
      throw StripeApiError.invalid(
        'This PaymentIntent does not have a successful charge to refund.',
        'payment_intent_unexpected_state',
      );
    const left = charge.amount - charge.amount_refunded;
    if (left === 0)
      throw StripeApiError.invalid(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
    const amount = wanted ?? left;
    if (amount < 1 || amount > left)
      throw StripeApiError.invalid(
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
        undefined,
        'amount',
      );
    refuseThousandths(amount, charge.currency);
    const refund = { ...newRefund(newId('re'), charge, amount, metadata), status: this.refundStatus };
    this.refunds.set(refund.id, refund);
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    this.#emit('charge.refunded', charge);
    this.#emit('refund.created', refund);
    return refund;
  }

  /**
   * A refund that was pending ends, or the bank sends back one that had succeeded; one that failed gives its money
   * back to the shop.
   */
  endRefund(id: string, status: 'succeeded' | 'failed'): void {
    const refund = this.refunds.get(id)!;
    refund.status = status;
    if (status === 'failed') {
      const charge = this.charges.get(refund.charge as string)!;
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
      refund.failure_reason = 'expired_or_canceled_card';
    }
    this.#emit('refund.updated', refund);
    if (status === 'failed') this.#emit('refund.failed', refund);
  }

  refundsOf(intentId: string): Stripe.Refund[] {
    return [...this.refunds.values()].filter(({ payment_intent: of }) => of === intentId).reverse();
  }

  register(domain: string): Stripe.PaymentMethodDomain {
    const known = [...this.domains.values()].find(({ domain_name: name }) => name === domain);
    const made = known ?? newDomain(newId('pmd'), domain);
    this.domains.set(made.id, made);
    return made;
  }

  domainList(domain: string | undefined): Stripe.ApiList<Stripe.PaymentMethodDomain> {
    return listOf(
      [...this.domains.values()].filter(({ domain_name: name }) => domain === undefined || name === domain),
      '/v1/payment_method_domains',
    );
  }

  dispute(intentId: string): void {
    const dispute = newDispute(newId('dp'), this.charge(this.intent(intentId))!);
    this.disputes.set(dispute.id, dispute);
    this.#emit('charge.dispute.created', dispute as Stripe.Dispute);
  }

  endDispute(intentId: string, status: 'won' | 'lost'): void {
    const dispute = Object.assign(this.disputesOf(intentId)[0]!, { status });
    this.#emit('charge.dispute.closed', dispute as Stripe.Dispute);
  }

  disputesOf(intentId: string): FakeDispute[] {
    return [...this.disputes.values()].filter(({ payment_intent: of }) => of === intentId).reverse();
  }

  /** What was taken and not given back, over all payments, by currency; what a test adds up in the end. */
  balance(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { currency, amount, amount_refunded: back } of this.charges.values())
      sums[currency] = (sums[currency] ?? 0) + amount - back;
    return sums;
  }
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}
