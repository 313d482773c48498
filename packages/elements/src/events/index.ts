export * from './cart-events.ts';
export * from './checkout-events.ts';
export * from './consent-events.ts';
export * from './error-event.ts';
export * from './order-events.ts';
export * from './product-events.ts';
export * from './region-events.ts';
