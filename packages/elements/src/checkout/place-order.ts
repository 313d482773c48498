import type { Checkout } from '@smallshop/contract';
import type { CheckoutStore } from '@smallshop/state/checkout';
import type { PaymentAdapter, PaymentFault } from '../payment/payment-adapter.ts';

export type Placed = { ok: true; checkout: Checkout } | { ok: false; error: PaymentFault | null };

/** From the pay button to an order: prepare the payment, complete, confirm where the bank asks, complete again. */
export async function placeOrder(store: CheckoutStore, adapter: PaymentAdapter, methodId: string): Promise<Placed> {
  const prepared = await adapter.prepare();
  if (!prepared.ok) return prepared;
  const payment = { methodId, ...(prepared.token !== undefined && { token: prepared.token }) };
  const completed = await store.complete(payment);
  return completed.ok ? confirmOrder(store, adapter, completed.checkout, payment) : completed;
}

/** Performs the step the provider still asks for; also after a reload in the midst of it. */
export async function confirmOrder(
  store: CheckoutStore,
  adapter: PaymentAdapter,
  checkout: Checkout,
  payment: { methodId: string; token?: string },
): Promise<Placed> {
  const action = checkout.payment?.status === 'requires_action' ? checkout.payment.action : undefined;
  if (!action) return { ok: true, checkout };
  const confirmed = await adapter.confirm(action);
  if (!confirmed.ok && confirmed.error.code !== 'payment_refused') return confirmed;
  // Refused too: only the server can close the attempt, so that another one may begin.
  const completed = await store.complete(payment);
  return confirmed.ok ? completed : confirmed;
}
