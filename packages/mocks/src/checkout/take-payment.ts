import { refuse, type PaymentMethod, type Refusal } from '@smallshop/contract';
import type { CheckoutRecord, ShopState } from '../shop/shop-state.ts';

/** Takes the payment, or returns a refusal or the action that the shopper has to take first. */
export function takePayment(
  shop: ShopState,
  checkout: CheckoutRecord,
  method: PaymentMethod,
  token: string | undefined,
): 'paid' | 'pending' | 'requires_action' | Refusal {
  if (method.kind === 'none') return pay(checkout, method);
  if (method.kind !== 'card') {
    checkout.payment = { methodId: method.id, status: 'pending' };
    return 'pending';
  }
  const waiting = checkout.payment?.action && shop.payments.get(checkout.payment.action.paymentId)?.status;
  // Another card replaces the pending payment.
  if (waiting && (token === undefined || shop.cardTokens.get(token)?.checkoutId === checkout.id)) {
    if (waiting === 'waiting') return 'requires_action';
    return waiting === 'authorized'
      ? pay(checkout, method)
      : fail(checkout, method, 'payment_declined', 'confirmation_refused');
  }
  const card = token === undefined ? undefined : shop.cardTokens.get(token);
  if (!card || (card.checkoutId ?? checkout.id) !== checkout.id)
    return refuse('payment_token_invalid', { field: 'paymentToken' });
  card.checkoutId = checkout.id;
  checkout.last4 = card.last4;
  const outcome = shop.conditions.card ?? card.outcome;
  if (outcome === 'approve') return pay(checkout, method);
  if (outcome === 'decline') return fail(checkout, method, 'payment_declined');
  if (outcome === 'insufficient_funds') return fail(checkout, method, 'payment_declined', outcome);
  if (outcome === 'fail') return fail(checkout, method, 'payment_failed', 'processing_error');
  const paymentId = shop.nextId('pay');
  shop.payments.set(paymentId, { cartToken: shop.carts.get(checkout.cartId)!.token, status: 'waiting' });
  checkout.payment = { methodId: method.id, status: 'requires_action', action: { type: 'confirm', paymentId } };
  return 'requires_action';
}

/** Abandons a payment that waits for the shopper. */
export function abandonPayment(checkout: CheckoutRecord): void {
  if (checkout.payment?.status !== 'requires_action') return;
  checkout.payment = { methodId: checkout.payment.methodId, status: 'failed', failureCode: 'abandoned' };
}

function pay(checkout: CheckoutRecord, method: PaymentMethod): 'paid' {
  checkout.payment = { methodId: method.id, status: 'paid' };
  return 'paid';
}

/** `detail` is the gateway's own code, such as `insufficient_funds`. */
function fail(
  checkout: CheckoutRecord,
  method: PaymentMethod,
  code: 'payment_declined' | 'payment_failed',
  detail?: string,
): Refusal {
  checkout.payment = { methodId: method.id, status: 'failed', failureCode: detail ?? code };
  return refuse(code, detail ? { detail } : {});
}
