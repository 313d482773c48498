import { refuse, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { releaseGiftCards } from '../gift-card/gift-card.repo.ts';
import { findExpiredPayments, findPayment, lockPayment, updatePayment } from '../records/payment.repo.ts';
import type { PaymentFailure, PaymentRow } from '../records/payment.tables.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { uncountPromotionUse } from '../../shop/promotion-settings/promotion-use.repo.ts';
import { releaseStock } from '../../catalog/stock/stock.repo.ts';
import { present, updateCheckout } from '../records/checkout.repo.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';

/**
 * Ends an attempt without an order. Releases the reserved stock, the uses of promotions and the amounts of gift cards,
 * and opens the checkout again. The caller has locked the cart. `voidAtProvider` cancels the attempt at the provider
 * afterwards; `closeAt` is set until the provider has confirmed it.
 */
export async function abandonPayment(
  tx: Database,
  payment: PaymentRow,
  failure: PaymentFailure,
  now: Date,
): Promise<void> {
  await releaseStock(tx, payment.id);
  await uncountPromotionUse(tx, payment.storeId, payment.id);
  await releaseGiftCards(tx, payment.storeId, payment.id, now);
  await updateCheckout(tx, payment.checkoutId, { status: 'open' });
  const { version } = (await present(tx, payment.checkoutId))!;
  await updatePayment(tx, payment.id, {
    status: 'failed',
    action: null,
    actionData: null,
    failure,
    endedVersion: version,
    closeAt: now,
  });
}

/** The refusal for a failed attempt. `detail` is the provider's own code. */
export function failureOf({ failure }: Pick<PaymentRow, 'failure'>): Refusal {
  const { code, detail } = failure!;
  return refuse(code, {
    ...(detail && { detail }),
    ...(code === 'payment_token_invalid' && { field: 'paymentToken' }),
  });
}

export function isInProgress(payment: PaymentRow | null | undefined, now: Date): payment is PaymentRow {
  return isOpen(payment) && payment.expiresAt > now;
}

export function isOpen(payment: PaymentRow | null | undefined): payment is PaymentRow {
  return payment?.status === 'processing' || payment?.status === 'requires_action';
}

/**
 * Prepares a change of a cart that the caller has locked. `checkout` is its open checkout. A payment that waits for
 * the shopper is abandoned and returned, so that the caller can void it at its provider. A payment that the provider
 * is taking at this moment refuses the change.
 */
export async function abandonForCartChange(
  tx: Database,
  checkout: CheckoutRow | null,
  now: Date,
): Promise<PaymentRow | Refusal | undefined> {
  if (checkout?.status !== 'complete_in_progress') return undefined;
  const payment = (await findPayment(tx, checkout.paymentId!))!;
  if (payment.status === 'processing' && isInProgress(payment, now))
    return refuse('request_in_progress', { retryAfter: 1 });
  await abandonPayment(tx, payment, { code: 'payment_failed', detail: 'abandoned' }, now);
  return payment;
}

/**
 * Releases what expired payments still reserve, without a request to their providers: another shopper of this store
 * waits for the stock. A job voids them later. Can run at any time, in any number of processes.
 */
export async function abandonExpiredPayments(deps: ProviderDeps, storeId: string): Promise<void> {
  for (const { id } of await findExpiredPayments(deps.db, deps.now(), storeId)) await abandonIfExpired(deps, id);
}

export async function abandonIfExpired(deps: ProviderDeps, paymentId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const isExpired = isOpen(payment) && payment.expiresAt <= deps.now();
    if (isExpired) await abandonPayment(tx, payment, { code: 'payment_failed', detail: 'expired' }, deps.now());
  });
}
