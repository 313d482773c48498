import type { Checkout, CheckoutComplete } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { holdCart } from '../cart/cart.repo.ts';
import type { CartContext } from '../cart/cart.service.ts';
import { carts } from '../cart/cart.tables.ts';
import type { Database } from '../db/client.ts';
import { isRefusal, type Refusal } from '../http/refusal.ts';
import { placeOrder } from '../order/place-order.ts';
import { findPayment, updatePayment } from '../payment/payment.repo.ts';
import type { PaymentOutcome } from '../payment/payment-port.ts';
import type { PaymentRow } from '../payment/payment.tables.ts';
import { findProvider } from '../payment/providers.ts';
import { beginPayment, replaceWaitingPayment } from './begin-payment.ts';
import { findCheckout, updateCheckout } from './checkout.repo.ts';
import { checkoutShop, findWithCart } from './checkout.service.ts';
import { findSettings } from './commerce.repo.ts';
import { cancelWithProvider, failureOf, giveUpExpiredPayments, giveUpPayment } from './give-up-payment.ts';
import { readCheckout } from './read-checkout.ts';
import { sellStock } from './stock.repo.ts';
import { transact } from './transact.ts';

/**
 * Makes the order, in three steps, so that a provider outside of this process is never called while
 * rows are locked:
 *
 * 1. begin: one transaction checks everything, takes the stock and writes the payment with its bill.
 * 2. authorise: the provider is asked, under the payment's id.
 * 3. settle: one transaction makes the order and completes the cart, or puts the stock back.
 *
 * Whoever comes in between (a second click, another tab, a retry after a crash) joins the payment
 * that is under way: the provider answers one id always the same way, and only the first to settle
 * makes the order. What is never settled is put back once its time is over.
 */
export async function completeCheckout(context: CartContext, checkoutId: string, input: CheckoutComplete): Promise<Checkout | Refusal> {
  const shop = checkoutShop(context);
  await giveUpExpiredPayments(shop, context.store.id);
  const replaced = await context.db.transaction((tx) => replaceWaitingPayment(context, tx, checkoutId, input));
  if (replaced) await cancelWithProvider(shop, replaced);

  const payment = await transact(context.db, (tx) => beginPayment(context, tx, checkoutId, input));
  if (isRefusal(payment)) return payment.code === 'price_changed' ? { ...payment, current: await present(context, checkoutId) } : payment;
  if (payment !== 'completed') {
    const outcome = await ask(context, payment);
    const refused = await settle(context, payment, outcome);
    if (refused) return refused;
  }
  return present(context, checkoutId);
}

async function present(context: CartContext, checkoutId: string): Promise<Checkout> {
  const { checkout, cart } = (await findWithCart(context, context.db, checkoutId))!;
  return readCheckout(checkoutShop(context), checkout, cart);
}

function ask(context: CartContext, { id: paymentId, storeId, checkoutId, methodId, token, status, bill }: PaymentRow): Promise<PaymentOutcome> {
  const provider = findProvider(checkoutShop(context), methodId)!;
  if (status === 'requires_action') return provider.resume(storeId, paymentId);
  return provider.authorize({ paymentId, storeId, checkoutId, idempotencyKey: paymentId, amount: bill.total, ...(token && { token }) });
}

async function settle(context: CartContext, { id }: PaymentRow, outcome: PaymentOutcome): Promise<Refusal | undefined> {
  const late = await context.db.transaction(async (tx) => {
    const payment = (await findPayment(tx, id))!;
    const { cartId } = (await findCheckout(tx, payment.storeId, payment.checkoutId))!;
    await holdCart(tx, cartId);
    const present = (await findPayment(tx, id))!;
    // Somebody else settled it while we asked.
    if (present.status === 'failed') return { refusal: failureOf(present), payment: present };
    if (present.status === 'paid' || present.status === 'pending') return undefined;
    return apply(context, tx, present, cartId, outcome);
  });
  if (!late) return undefined;
  // Given up meanwhile, but perhaps authorised: the shopper must not pay for what they do not get.
  await cancelWithProvider(checkoutShop(context), late.payment);
  return late.refusal;
}

async function apply(
  context: CartContext, tx: Database, payment: PaymentRow, cartId: string, outcome: PaymentOutcome,
): Promise<{ refusal: Refusal; payment: PaymentRow } | undefined> {
  const now = context.now();
  if (outcome.status === 'requires_action') {
    if (payment.status === 'requires_action') return undefined;
    await updatePayment(tx, payment.id, { status: 'requires_action', action: outcome.action, actionData: outcome.data ?? null });
    await updateCheckout(tx, payment.checkoutId, {});
    return undefined;
  }
  if (outcome.status === 'declined') {
    const { code, detail } = outcome;
    const failure = { code, ...(detail && { detail }) };
    await giveUpPayment(tx, payment, failure);
    return { refusal: failureOf({ failure }), payment };
  }
  const provider = findProvider(checkoutShop(context), payment.methodId)!;
  const orderId = await placeOrder(tx, payment, outcome, provider.kind, await findSettings(tx, payment.storeId), now);
  await sellStock(tx, payment.id);
  await updatePayment(tx, payment.id, { status: outcome.status });
  await updateCheckout(tx, payment.checkoutId, { status: 'completed', orderId });
  await tx.update(carts).set({ completedAt: now }).where(eq(carts.id, cartId));
  context.log.info({ orderId, paymentStatus: outcome.status }, 'order placed');
  return undefined;
}
