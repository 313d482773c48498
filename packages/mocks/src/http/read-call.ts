import { refuse, maxIdempotencyKeyLength, type Route, type Refusal } from '@smallshop/contract';
import type { Call } from '../shop/resolver.ts';
import type { ShopState } from '../shop/shop-state.ts';

/**
 * Reads tokens and version from the headers of a request. Refuses a request without its token or with an invalid
 * version.
 */
export function readCall(shop: ShopState, route: Route, headers: Headers): Call | Refusal {
  if (route.token) {
    const field = route.token === 'cart' ? 'Cart-Token' : 'Order-Token';
    if (!headers.get(field)) return refuse('invalid_request', { field, errors: [{ field, code: 'required' }] });
  }
  const ifMatch = route.versioned ? headers.get('if-match') : null;
  const version = ifMatch === null || ifMatch === '*' ? null : Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch)?.[1]);
  if (Number.isNaN(version))
    return refuse('invalid_request', { field: 'If-Match', errors: [{ field: 'If-Match', code: 'invalid' }] });
  const idempotencyKey = headers.get('idempotency-key');
  if (idempotencyKey !== null && (idempotencyKey === '' || idempotencyKey.length > maxIdempotencyKeyLength)) {
    const field = 'Idempotency-Key';
    return refuse('invalid_request', { field, errors: [{ field, code: 'too_long' }] });
  }
  return {
    shop,
    version,
    cartToken: headers.get('cart-token'),
    orderToken: headers.get('order-token'),
    acceptLanguage: headers.get('accept-language') ?? '',
  };
}
