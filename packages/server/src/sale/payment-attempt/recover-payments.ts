import { redactError } from '../../shop/requests/errors.ts';
import { findExpiredPayments, findPayment, findUnclosedPayments } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { ProviderUnavailable, type PaymentOutcome } from '../payment/port/payment-port.ts';
import { providerOf } from '../payment/providers.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { voidAtProvider } from './void-at-provider.ts';
import { abandonIfExpired, isOpen } from './abandon-payment.ts';
import { applyOutcome } from './apply-outcome.ts';

/**
 * Ends a payment whose time is over. If the money has come, creates the order: its stock is still reserved. If not,
 * abandons the payment and voids it at the provider.
 */
export async function recoverPayment(
  deps: ProviderDeps,
  paymentId: string,
  isOver = ({ expiresAt }: PaymentRow) => expiresAt <= deps.now(),
): Promise<void> {
  const payment = await findPayment(deps.db, paymentId);
  if (isOpen(payment) && isOver(payment)) {
    const outcome = await ask(deps, payment);
    if (outcome?.status === 'paid' || outcome?.status === 'pending') await applyOutcome(deps, paymentId, outcome);
    else await abandonIfExpired(deps, paymentId);
  }
  await voidAtProvider(deps, paymentId);
}

/**
 * A provider that is down or switched off must not keep the stock from other shoppers. The attempt is voided when the
 * provider is back.
 */
async function ask(deps: ProviderDeps, { methodId, storeId, id }: PaymentRow): Promise<PaymentOutcome | undefined> {
  try {
    return await providerOf(deps, methodId).resume(storeId, id);
  } catch (error) {
    if (error instanceof ProviderUnavailable) return undefined;
    throw error;
  }
}

/** A job: ends every payment that was left behind. Can run in any number of processes. */
export async function recoverPayments(deps: ProviderDeps): Promise<void> {
  const now = deps.now();
  const due = [...(await findExpiredPayments(deps.db, now)), ...(await findUnclosedPayments(deps.db, now))];
  for (const { id: paymentId } of due) {
    // One payment that fails to end must not stop the others.
    await recoverPayment(deps, paymentId).catch((error: unknown) =>
      deps.log.warn({ paymentId, err: redactError(error) }, 'payment could not be ended'),
    );
  }
}
