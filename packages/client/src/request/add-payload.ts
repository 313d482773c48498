import type { BuiltRequest } from './build-request.ts';
import type { RequestOptions } from '../client.types.ts';
import { createIdempotencyKey } from './idempotency-key.ts';

/** Adds tokens, version, idempotency key and body to a request. Calls that only read the catalog do not need it. */
export function addPayload(
  { init, safe }: BuiltRequest,
  values: Record<string, unknown>,
  options: RequestOptions,
): void {
  const { headers } = init;
  if (options.cartToken) headers['cart-token'] = options.cartToken;
  if (options.orderToken) headers['order-token'] = options.orderToken;
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  if (!safe) headers['idempotency-key'] = options.idempotencyKey ?? createIdempotencyKey();
  if (safe || init.method === 'DELETE') return;
  headers['content-type'] = 'application/json';
  init.body = JSON.stringify(values);
}
