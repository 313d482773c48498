import type { PaymentOutcome } from '../payment/port/payment-port.ts';
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
export type PaymentStep =
  | 'create_order'
  | 'wait_for_shopper'
  | 'abandon'
  | 'apply_late_outcome'
  | 'recover_late_payment';

const open: Partial<Record<PaymentEvent, PaymentStep>> = {
  paid: 'create_order',
  pending: 'create_order',
  requires_action: 'wait_for_shopper',
  declined: 'abandon',
};

/** The README of this folder draws it. */
const steps: Record<PaymentStatus, Partial<Record<PaymentEvent, PaymentStep>>> = {
  processing: open,
  requires_action: open,
  pending: { paid: 'apply_late_outcome', declined: 'apply_late_outcome' },
  failed: { paid: 'recover_late_payment', pending: 'recover_late_payment' },
  paid: {},
};

/** The step for a report, or null if a report changes nothing for an attempt in this status. */
export function nextStep(status: PaymentStatus, event: PaymentEvent): PaymentStep | null {
  return steps[status][event] ?? null;
}
