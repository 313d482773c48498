/**
 * Every table, for drizzle-kit. After a change here or in a `*.tables.ts`, run
 * `npm run migrations -w packages/server`: it adds a migration to `packages/server/migrations`.
 */
export * from '../cart/cart.tables.ts';
export * from '../catalog/catalog.tables.ts';
export * from '../checkout/checkout.tables.ts';
export * from '../consent/consent.tables.ts';
export * from '../gift-card/gift-card.tables.ts';
export * from '../http/idempotency.tables.ts';
export * from '../http/rate-limit.tables.ts';
export * from '../mail/mail.tables.ts';
export * from '../order/order-progress.tables.ts';
export * from '../order/order.tables.ts';
export * from '../payment/payment.tables.ts';
export * from '../payment/stripe/stripe.tables.ts';
export * from '../payment/webhooks/webhook.tables.ts';
export * from '../stock/stock.tables.ts';
export * from '../price/price.tables.ts';
export * from '../promotion/promotion.tables.ts';
export * from '../settings/settings.tables.ts';
export * from '../shipping/shipping.tables.ts';
export * from '../store/store.tables.ts';
export * from '../tax/tax.tables.ts';
