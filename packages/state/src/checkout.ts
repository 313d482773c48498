/** Checkout and order. A separate entry, so that a page without them does not load them. */
export { checkoutOf } from './checkout/checkout-of.ts';
export type * from './checkout/checkout.types.ts';
export { seenAmounts } from './checkout/seen-amounts.ts';
export { orderOf } from './order/order-of.ts';
export type * from './order/order.types.ts';
export { renewDownloads } from './order/renew-downloads.ts';
