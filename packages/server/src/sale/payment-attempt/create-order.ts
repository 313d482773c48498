import { isSameMoney } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { carts } from '../records/cart.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { placeOrder } from '../order/place-order.ts';
import { updatePayment } from '../records/payment.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import type { OutcomeWith, ProviderDeps } from '../payment/port/payment-port.ts';
import { providerOf } from '../payment/providers.ts';
import { sellStock } from '../../catalog/stock/stock.repo.ts';
import { amountDueOf } from '../records/checkout-snapshot.ts';
import { findCheckout, updateCheckout } from '../records/checkout.repo.ts';
import { findSettings } from '../../shop/store/settings.repo.ts';

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
  const orderId = await placeOrder(tx, payment, outcome, kind, await findSettings(tx, payment.storeId), now);
  await sellStock(tx, payment.id);
  const wallet = outcome.status === 'paid' ? (outcome.wallet ?? null) : null;
  await updatePayment(tx, payment.id, {
    status: outcome.status,
    action: null,
    actionData: null,
    wallet,
    failure: null,
    closeAt: null,
    refundNoticePending: false,
  });
  await updateCheckout(tx, payment.checkoutId, { status: 'completed', orderId, paymentId: payment.id });
  const { cartId } = (await findCheckout(tx, payment.storeId, payment.checkoutId))!;
  await tx.update(carts).set({ completedAt: now }).where(eq(carts.id, cartId));
  deps.log.info({ orderId, paymentId: payment.id, paymentStatus: outcome.status }, 'order placed');
}
