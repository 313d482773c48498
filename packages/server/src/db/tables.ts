/**
 * Every table, for drizzle-kit. After a change here or in a `*.tables.ts`, run
 * `npm run migrations -w packages/server`: it writes `packages/server/migrations` anew.
 */
export * from '../cart/cart.tables.ts';
export * from '../catalog/catalog.tables.ts';
export * from '../checkout/checkout.tables.ts';
export * from '../consent/consent.tables.ts';
export * from '../http/idempotency.tables.ts';
export * from '../order/order.tables.ts';
export * from '../payment/payment.tables.ts';
export * from '../store/store.tables.ts';
