import { eq } from 'drizzle-orm';
import { carts } from '../cart/cart.tables.ts';
import type { Database } from '../db/client.ts';
import { refuse, type Refusal } from '../http/refusal.ts';
import { findExpiredPayments, findPayment, updatePayment } from '../payment/payment.repo.ts';
import type { PaymentRow } from '../payment/payment.tables.ts';
import { findProvider, type ProviderDeps } from '../payment/providers.ts';
import { findOpenCheckout, updateCheckout } from './checkout.repo.ts';
import { checkouts } from './checkout.tables.ts';
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

export function isUnderWay(payment: PaymentRow | undefined, now: Date): payment is PaymentRow {
  return payment !== undefined && (payment.status === 'processing' || payment.status === 'requires_action') && payment.expiresAt > now;
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

/** Puts back what abandoned payments of a store still hold. Safe to run at any time, in any number of processes. */
export async function giveUpExpiredPayments(deps: ProviderDeps, storeId: string): Promise<void> {
  for (const { id } of await findExpiredPayments(deps.db, storeId, deps.now())) {
    const ended = await deps.db.transaction(async (tx) => {
      const payment = await holdCartOf(tx, id);
      if (!payment || payment.status === 'failed' || payment.status === 'paid' || payment.status === 'pending') return undefined;
      await giveUpPayment(tx, payment, { code: 'payment_failed', detail: 'expired' });
      return payment;
    });
    if (ended) await cancelWithProvider(deps, ended);
  }
}

/** The payment as it is once its cart is held. */
async function holdCartOf(tx: Database, paymentId: string): Promise<PaymentRow | undefined> {
  const payment = await findPayment(tx, paymentId);
  if (!payment) return undefined;
  const [checkout] = await tx.select({ cartId: checkouts.cartId }).from(checkouts).where(eq(checkouts.id, payment.checkoutId));
  await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, checkout!.cartId)).for('update');
  return findPayment(tx, paymentId);
}
