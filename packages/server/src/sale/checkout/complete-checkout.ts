import { isRefusal, refuse, type Checkout, type CheckoutComplete, type Refusal } from '@smallshop/contract';
import type { CartContext } from '../cart/change-cart.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { findPayment, updatePayment } from '../records/payment.repo.ts';
import { ProviderUnavailable, type PaymentOutcome } from '../payment/port/payment-port.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { providerOf } from '../payment/providers.ts';
import type { ProviderDeps } from '../payment/port/payment-port.ts';
import { amountDueOf } from '../records/checkout-snapshot.ts';
import { startPayment, isReplacedBy, abandonReplacedPayment } from './start-payment.ts';
import { findCheckoutOfCart } from '../records/checkout.repo.ts';
import { checkoutKey, checkoutShop } from './checkout.service.ts';
import { voidAtProvider } from '../payment-attempt/void-at-provider.ts';
import { recoverPayment } from '../payment-attempt/recover-payments.ts';
import { failureOf, abandonExpiredPayments } from '../payment-attempt/abandon-payment.ts';
import { readCheckout } from './read-checkout.ts';
import { applyOutcome } from '../payment-attempt/apply-outcome.ts';
import { transact } from '../../platform/database/transact.ts';

/**
 * Completes a checkout in three steps, so that no rows are locked while a provider outside of this process is called:
 *
 * 1. Start: one transaction checks everything, reserves stock and writes the payment with its snapshot.
 * 2. Authorize: the provider is called with the payment's id.
 * 3. Apply: one transaction creates the order and completes the cart, or releases the stock.
 *
 * A request that comes in between (a second click, another tab, a webhook, a retry after a crash) joins the payment in
 * progress: the provider gives one id the same answer each time, and only the first request to apply it creates the
 * order. A payment that never gets an answer is ended by a job when its time is over.
 */
export async function completeCheckout(
  context: CartContext,
  checkoutId: string,
  input: CheckoutComplete,
): Promise<Checkout | Refusal> {
  const { deps } = context;
  await deps.checkpoint?.('begin');
  try {
    const ended = await endEarlier(context, checkoutId, input);
    if (ended) return ended;
    await abandonExpiredPayments(deps, context.store.id);
    const payment = await begin(context, checkoutId, input);
    await deps.checkpoint?.('reserved');
    if (isRefusal(payment))
      return payment.code === 'price_changed'
        ? { ...payment, current: await presentAnew(context, checkoutId) }
        : payment;
    if (payment !== 'completed') {
      const outcome = await ask(deps, payment);
      await deps.checkpoint?.('authorised');
      const isOrdered = await applyOutcome(deps, payment.id, outcome);
      const settled = isOrdered ? undefined : await findPayment(deps.db, payment.id);
      if (settled?.status === 'failed') return await refusalOnce(deps, settled);
    }
    return await present(context, checkoutId);
  } catch (error) {
    // The payment stays under way, and the same request goes on with it.
    if (!(error instanceof ProviderUnavailable)) throw error;
    context.log.warn({ err: redactError(error) }, 'payment provider gave no answer');
    return refuse('unavailable', { retryAfter: 2 });
  }
}

/** Starts the payment. A payment that this one replaces is abandoned first. */
async function begin(
  context: CartContext,
  checkoutId: string,
  input: CheckoutComplete,
): Promise<PaymentRow | 'completed' | Refusal> {
  const { deps } = context;
  for (;;) {
    const begun = await transact(context.db, async (tx) => {
      const started = await startPayment(context, tx, checkoutId, input);
      await deps.checkpoint?.('before_reserve');
      return started;
    });
    if (begun !== 'replaced') return begun;
    const replaced = await context.db.transaction((tx) => abandonReplacedPayment(context, tx, checkoutId, input));
    if (replaced) await voidAtProvider(deps, replaced.id);
  }
}

/** The configuration may have changed since the request began. */
async function presentAnew(context: CartContext, checkoutId: string): Promise<Checkout> {
  const configuration = await context.deps.configurations.ofStore(context.store.id);
  return present({ ...context, ...(configuration && { configuration }) }, checkoutId);
}

async function present(context: CartContext, checkoutId: string): Promise<Checkout> {
  const found = (await findCheckoutOfCart(context.db, checkoutKey(context, checkoutId)))!;
  return readCheckout(checkoutShop(context), found);
}

/**
 * Ends an earlier payment of this shopper before a new one starts, so that the shopper never pays twice: one whose time
 * is over, and one that waits while they come with another card. A refund of that payment is reported once.
 */
async function endEarlier(
  context: CartContext,
  checkoutId: string,
  input: CheckoutComplete,
): Promise<Refusal | undefined> {
  const { deps } = context;
  const found = await findCheckoutOfCart(context.db, checkoutKey(context, checkoutId));
  const paymentId = found?.checkout.paymentId;
  if (!paymentId) return undefined;
  const isOver = (payment: PaymentRow) => payment.expiresAt <= deps.now() || isReplacedBy(payment, input);
  await recoverPayment(deps, paymentId, isOver);
  const last = await findPayment(deps.db, paymentId);
  return last?.refundNoticePending ? refusalOnce(deps, last) : undefined;
}

async function refusalOnce(deps: ProviderDeps, failed: PaymentRow): Promise<Refusal> {
  if (failed.refundNoticePending) await updatePayment(deps.db, failed.id, { refundNoticePending: false });
  return failureOf(failed);
}

function ask(
  deps: ProviderDeps,
  { id: paymentId, storeId, checkoutId, idempotencyKey, methodId, token, status, snapshot }: PaymentRow,
): Promise<PaymentOutcome> {
  const provider = providerOf(deps, methodId);
  if (status === 'requires_action') return provider.resume(storeId, paymentId);
  return provider.authorize({
    paymentId,
    storeId,
    checkoutId,
    idempotencyKey,
    amount: amountDueOf(snapshot),
    ...(token && { token }),
  });
}
