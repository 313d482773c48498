import { isSameMoney } from '@smallshop/contract';
import { eq, inArray } from 'drizzle-orm';
import { carts } from '../records/cart.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { writeTogether } from '../../platform/statements/write-together.ts';
import { checkouts } from '../records/checkout.tables.ts';
import { placeOrder } from '../order/place-order.ts';
import { updatePayment } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import type { OutcomeWith, ProviderDeps } from '../payment/port/payment-port.ts';
import { providerOf } from '../payment/providers.ts';
import { sellStock } from '../../catalog/stock/stock.repo.ts';
import { amountDueOf } from '../records/checkout-snapshot.ts';
import { updateCheckout } from '../records/checkout.repo.ts';

/** An outcome that makes an order. */
export type Payable = OutcomeWith<'paid' | 'pending'>;

/** Whether the provider took exactly the amount of the snapshot, to the last minor unit. */
export function isExact({ snapshot }: Pick<PaymentRow, 'snapshot'>, { amount }: Payable): boolean {
  return !amount || isSameMoney(amount, amountDueOf(snapshot));
}

/**
 * Finishes order, checkout and cart together. Stock is reserved, the cart is locked and the amount was checked
 * before.
 */
export async function createOrder(
  deps: ProviderDeps,
  tx: Database,
  payment: PaymentRow,
  outcome: Payable,
): Promise<void> {
  const now = deps.now();
  const kind = outcome.kind ?? providerOf(deps, payment.methodId).kind;
  const order = await placeOrder(tx, payment, outcome, kind, now);
  const wallet = outcome.status === 'paid' ? (outcome.wallet ?? null) : null;
  const cartId = tx.select({ id: checkouts.cartId }).from(checkouts).where(eq(checkouts.id, payment.checkoutId));
  await writeTogether(tx, [
    ...order.writes,
    sellStock(tx, payment.id),
    updatePayment(tx, payment.id, {
      status: outcome.status,
      action: null,
      actionData: null,
      wallet,
      failure: null,
      closeAt: null,
      refundNoticePending: false,
    }),
    updateCheckout(tx, payment.checkoutId, { status: 'completed', orderId: order.id, paymentId: payment.id }),
    tx.update(carts).set({ completedAt: now }).where(inArray(carts.id, cartId)),
  ]);
  deps.log.info({ orderId: order.id, paymentId: payment.id, paymentStatus: outcome.status }, 'order placed');
}
