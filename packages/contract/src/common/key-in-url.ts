/**
 * Returns whether the publishable key may be in the URL of an endpoint, as `?key=pk_…`: what everyone may read, without
 * a cart or an order. A browser then needs no CORS preflight. Secret keys are refused there.
 */
export function takesKeyInUrl(endpoint: string): boolean {
  return /^GET \/v1\/(store|region|products|facets|suggestions|collections|consent-notice|address-formats)(\/|$)/.test(
    endpoint,
  );
}
