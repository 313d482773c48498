import { refuse, maxIdempotencyKeyLength, type Route, type Refusal } from '@smallshop/contract';

export interface RouteHeaders {
  cartToken?: string;
  orderToken?: string;
  ifMatch?: number;
  idempotencyKey?: string;
}

/** Reads the headers of a route, except its key. */
export function readRouteHeaders(route: Route, headers: Headers): RouteHeaders | Refusal {
  const result: RouteHeaders = {};
  if (route.token) {
    const name = route.token === 'cart' ? 'Cart-Token' : 'Order-Token';
    const token = headers.get(name);
    if (!token)
      return refuse('invalid_request', {
        errors: [{ field: name, code: 'required', detail: 'The header is missing.' }],
      });
    result[route.token === 'cart' ? 'cartToken' : 'orderToken'] = token;
  }
  const ifMatch = headers.get('If-Match');
  if (route.versioned && ifMatch !== null && ifMatch !== '*') {
    const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch)?.[1];
    if (!version)
      return refuse('invalid_request', {
        errors: [{ field: 'If-Match', code: 'invalid', detail: 'Send the version in quotes, such as "3".' }],
      });
    result.ifMatch = Number(version);
  }
  const idempotencyKey = headers.get('Idempotency-Key');
  if (idempotencyKey !== null) {
    if (idempotencyKey.length < 1 || idempotencyKey.length > maxIdempotencyKeyLength) {
      return refuse('invalid_request', {
        errors: [
          { field: 'Idempotency-Key', code: 'too_long', detail: `At most ${maxIdempotencyKeyLength} characters.` },
        ],
      });
    }
    result.idempotencyKey = idempotencyKey;
  }
  return result;
}
