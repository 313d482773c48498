import { expect, it } from 'vitest';
import { nextStep, type PaymentEvent, type PaymentStatus } from './payment-state.ts';

const events: PaymentEvent[] = ['paid', 'pending', 'requires_action', 'declined'];

it.each<[PaymentStatus, (string | null)[]]>([
  ['processing', ['create_order', 'create_order', 'wait_for_shopper', 'abandon']],
  ['requires_action', ['create_order', 'create_order', 'wait_for_shopper', 'abandon']],
  ['pending', ['apply_late_outcome', null, null, 'apply_late_outcome']],
  ['failed', ['recover_late_payment', 'recover_late_payment', null, null]],
  ['paid', [null, null, null, null]],
])('an attempt that is %s', (status, expected) => {
  expect(events.map((event) => nextStep(status, event))).toEqual(expected);
});
