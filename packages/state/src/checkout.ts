/** Checkout and order, apart from the rest so that a page without them does not carry them. */
export { checkoutOf } from './checkout/checkout-of.ts';
export type * from './checkout/checkout.types.ts';
export { seenAmounts } from './checkout/seen-amounts.ts';
export { orderOf } from './order/order-of.ts';
export type * from './order/order.types.ts';
