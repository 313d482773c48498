import { holdCart } from '../cart/cart.repo.ts';
import type { Database } from '../db/client.ts';
import { refuse, type Refusal } from '../http/refusal.ts';
import { findExpiredPayments, findPayment, updatePayment } from '../payment/payment.repo.ts';
import type { PaymentRow } from '../payment/payment.tables.ts';
import { findProvider, type ProviderDeps } from '../payment/providers.ts';
import { findCheckout, findOpenCheckout, updateCheckout } from './checkout.repo.ts';
import { releaseStock, uncountDiscountUse } from './stock.repo.ts';

export type PaymentFailure = NonNullable<PaymentRow['failure']>;

/** Ends an attempt without an order: goods and discount uses go back, the checkout is open again. Its cart is held. */
export async function giveUpPayment(tx: Database, payment: PaymentRow, failure: PaymentFailure): Promise<void> {
  await updatePayment(tx, payment.id, { status: 'failed', failure });
  await releaseStock(tx, payment.id);
  await uncountDiscountUse(tx, payment.storeId, appliedCodes(payment));
  await updateCheckout(tx, payment.checkoutId, { status: 'open' });
}

export function appliedCodes({ bill }: Pick<PaymentRow, 'bill'>): string[] {
  return bill.discountCodes.filter(({ applied }) => applied).map(({ code }) => code);
}

/** What the shopper is told of a failed attempt; `detail` is the provider's own code. */
export function failureOf({ failure }: Pick<PaymentRow, 'failure'>): Refusal {
  const { code, detail } = failure!;
  return refuse(code, { ...(detail && { detail }), ...(code === 'payment_token_invalid' && { field: 'paymentToken' }) });
}

export function isUnderWay(payment: PaymentRow | undefined, now: Date): payment is PaymentRow {
  return isOpen(payment) && payment.expiresAt > now;
}

function isOpen(payment: PaymentRow | undefined): payment is PaymentRow {
  return payment?.status === 'processing' || payment?.status === 'requires_action';
}

/**
 * Makes room for a change of a cart that is held: a payment that waits for the shopper is given up
 * and handed back, to be canceled with its provider; one that is being taken at this very moment
 * refuses the change.
 */
export async function interruptPayment(tx: Database, cartId: string, now: Date): Promise<PaymentRow | Refusal | undefined> {
  const checkout = await findOpenCheckout(tx, cartId);
  if (checkout?.status !== 'complete_in_progress') return undefined;
  const payment = (await findPayment(tx, checkout.paymentId!))!;
  if (payment.status === 'processing' && isUnderWay(payment, now)) return refuse('request_in_progress', { retryAfter: 1 });
  await giveUpPayment(tx, payment, { code: 'payment_failed', detail: 'abandoned' });
  return payment;
}

export async function cancelWithProvider(deps: ProviderDeps, payment: PaymentRow): Promise<void> {
  await findProvider(deps, payment.methodId)?.cancel(payment.storeId, payment.id);
}

/**
 * Puts back what abandoned payments still hold, of one store or, as housekeeping every minute, of
 * all. Safe to run at any time and in any number of processes.
 */
export async function giveUpExpiredPayments(deps: ProviderDeps, storeId?: string): Promise<void> {
  for (const expired of await findExpiredPayments(deps.db, deps.now(), storeId)) {
    const ended = await deps.db.transaction(async (tx) => {
      const payment = await holdCartOf(tx, expired);
      if (!isOpen(payment)) return undefined;
      await giveUpPayment(tx, payment, { code: 'payment_failed', detail: 'expired' });
      return payment;
    });
    if (ended) await cancelWithProvider(deps, ended);
  }
}

/** The payment as it is once its cart is held. */
async function holdCartOf(tx: Database, { storeId, checkoutId, id }: PaymentRow): Promise<PaymentRow | undefined> {
  const checkout = await findCheckout(tx, storeId, checkoutId);
  if (checkout) await holdCart(tx, checkout.cartId);
  return findPayment(tx, id);
}
