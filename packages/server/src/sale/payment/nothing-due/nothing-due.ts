import { amountDueOf } from '../../records/checkout-snapshot.ts';
import type { Database } from '../../../platform/database/client.ts';
import type { PaymentOutcome, PaymentProvider } from '../port/payment-port.ts';
import { findPayment } from '../../records/payment.repo.ts';

/**
 * Provider for a checkout that gift cards or discounts cover in full: the order is paid as soon as it is created,
 * without a charge.
 */
export function createNothingDue(db: Database): PaymentProvider {
  const paid = (currency: string): PaymentOutcome => ({ status: 'paid', amount: { amount: 0, currency }, last4: null });
  return {
    id: 'nothing_due',
    kind: 'none',
    adapter: 'none',
    needsToken: false,
    config: () => ({}),
    authorize: async ({ amount }) => paid(amount.currency),
    resume: async (_, paymentId) => paid(amountDueOf((await findPayment(db, paymentId))!.snapshot).currency),
    cancel: async () => 'canceled',
    // What it took is nothing, so nothing is ever asked back.
    refund: async () => ({ status: 'failed', detail: 'nothing_was_paid' }),
  };
}
