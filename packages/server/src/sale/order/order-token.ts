import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Computes the token that opens an order: HMAC-SHA-256 of its id under a secret of the store, in base64url. It is
 * derived, not stored: a shopper whose response was lost gets the same token again, and a copy of the orders table
 * opens no order.
 */
export function orderToken(storeSecret: string, orderId: string): string {
  return createHmac('sha256', storeSecret).update(`order:${orderId}`).digest('base64url');
}

/** Compares in constant time. */
export function opensOrder(token: string, storeSecret: string, orderId: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(orderToken(storeSecret, orderId))];
  return given.length === right.length && timingSafeEqual(given, right);
}
