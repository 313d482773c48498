import type { Checkout } from '@smallshop/contract';
import type { CheckoutStore, SeenAmounts } from '@smallshop/state/checkout';
import type { PaymentAdapter, PaymentAdapterError } from '../../payment/payment-adapter.ts';

export type Placed = { ok: true; checkout: Checkout } | { ok: false; error: PaymentAdapterError | null };

/** A provider's code that breaks ends the attempt, not the checkout. */
const guarded = <T>(work: Promise<T>): Promise<T | { ok: false; error: PaymentAdapterError }> =>
  work.catch((error: unknown) => {
    reportError(error);
    return { ok: false, error: { code: 'payment_failed' } };
  });

/**
 * From the pay button to an order: prepare the payment, complete, confirm if the bank asks, complete again.
 * @param seen The amounts on the page when the button was pressed. Saves under way, and the payment form, can take
 *   seconds.
 */
export async function placeOrder(
  store: CheckoutStore,
  adapter: PaymentAdapter,
  methodId: string,
  seen: SeenAmounts | undefined,
): Promise<Placed> {
  const prepared = await guarded(adapter.prepare());
  if (!prepared.ok) return prepared;
  const payment = { methodId, seen, ...(prepared.token !== undefined && { token: prepared.token }) };
  const completed = await store.complete(payment);
  return completed.ok ? confirmOrder(store, adapter, completed.checkout, payment) : completed;
}

/** The confirmation was removed from the page before it was answered: it is shown again. */
const stillOpen = new Set(['payment_slot_missing', 'payment_form_failed']);

/** Performs the step the provider still asks for; also after a reload in the midst of it. */
export async function confirmOrder(
  store: CheckoutStore,
  adapter: PaymentAdapter,
  checkout: Checkout,
  payment: Parameters<CheckoutStore['complete']>[0],
): Promise<Placed> {
  const action = checkout.payment?.status === 'requires_action' ? checkout.payment.action : undefined;
  if (!action) return { ok: true, checkout };
  const confirmed = await guarded(adapter.confirm(action));
  if (!confirmed.ok && stillOpen.has(confirmed.error.code)) return confirmed;
  // After a refusal, or an answer that was lost, too: only the server knows what became of the attempt, and can close
  // it.
  const completed = await store.complete(payment);
  return confirmed.ok || (completed.ok && completed.checkout.status === 'completed') ? completed : confirmed;
}
