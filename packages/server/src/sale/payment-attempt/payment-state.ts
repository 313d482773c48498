import type { OutcomeWith, PaymentOutcome } from '../payment/port/payment-port.ts';
import type { PaymentRow } from '../records/payment.tables.ts';

export type PaymentStatus = PaymentRow['status'];

/** What a provider reports about an attempt. */
export type PaymentEvent = PaymentOutcome['status'];

/**
 * What the shop does about it.
 *
 * - `create_order`: the money has come or is certain to come; the reserved stock is sold.
 * - `wait_for_shopper`: the shopper or their bank has to act first.
 * - `abandon`: there will be no order from this attempt; everything reserved is released.
 * - `apply_late_outcome`: the order exists and waited for the money, such as a debit that takes days.
 * - `recover_late_payment`: the attempt had failed, and the money came nevertheless.
 */
export type PaymentStep = StepsOf[PaymentEvent];

/** The steps that a report can lead to. */
interface StepsOf {
  paid: 'create_order' | 'apply_late_outcome' | 'recover_late_payment';
  pending: 'create_order' | 'recover_late_payment';
  requires_action: 'wait_for_shopper';
  declined: 'abandon' | 'apply_late_outcome';
}

/** A step together with the outcome that led to it. */
export type PaymentTransition = { [E in PaymentEvent]: { step: StepsOf[E]; outcome: OutcomeWith<E> } }[PaymentEvent];

const open: Partial<StepsOf> = {
  paid: 'create_order',
  pending: 'create_order',
  requires_action: 'wait_for_shopper',
  declined: 'abandon',
};

/** The README of this folder draws it. */
const steps: Record<PaymentStatus, Partial<StepsOf>> = {
  processing: open,
  requires_action: open,
  pending: { paid: 'apply_late_outcome', declined: 'apply_late_outcome' },
  failed: { paid: 'recover_late_payment', pending: 'recover_late_payment' },
  paid: {},
};

/** The step for a report, or null if a report changes nothing for an attempt in this status. */
export function nextStep<E extends PaymentEvent>(status: PaymentStatus, event: E): StepsOf[E] | null {
  return steps[status][event] ?? null;
}

/** The step for an outcome, together with that outcome, or null if the outcome changes nothing. */
export function nextTransition(status: PaymentStatus, outcome: PaymentOutcome): PaymentTransition | null {
  switch (outcome.status) {
    case 'paid':
      return transition(nextStep(status, outcome.status), outcome);
    case 'pending':
      return transition(nextStep(status, outcome.status), outcome);
    case 'requires_action':
      return transition(nextStep(status, outcome.status), outcome);
    case 'declined':
      return transition(nextStep(status, outcome.status), outcome);
  }
}

function transition<S extends PaymentStep, O extends PaymentOutcome>(step: S | null, outcome: O) {
  return step && { step, outcome };
}
