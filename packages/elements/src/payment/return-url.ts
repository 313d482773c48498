/**
 * What providers add to the address on the way back:
 * https://docs.stripe.com/payments/payment-element/migration-ct?#redirects
 */
const added = ['payment_intent', 'payment_intent_client_secret', 'redirect_status', 'source_type'];

/** This page's address without what a provider or an earlier return left in it. */
export function returnUrl(from: string = location.href): string {
  const url = new URL(from);
  for (const name of added) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/**
 * Whether the shopper has just come back from a provider's page. Takes it out of the address, so that
 * neither a reload nor a shared link repeats it. Only the server knows the outcome of the payment.
 */
export function takeReturn(): boolean {
  if (!new URLSearchParams(location.search).has('payment_intent')) return false;
  const hash = location.hash;
  history.replaceState(history.state, '', returnUrl() + hash);
  return true;
}
