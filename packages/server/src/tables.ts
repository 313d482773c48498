/**
 * Every table, for drizzle-kit. After a change here or in a `*.tables.ts`, run
 * `npm run migrations -w packages/server`: it adds a migration to `packages/server/migrations`.
 */
export * from './sale/records/cart.tables.ts';
export * from './catalog/bulk-operations/bulk-operation.tables.ts';
export * from './catalog/catalog.tables.ts';
export * from './catalog/product-index/product-index.tables.ts';
export * from './catalog/recommendations/recommendation.tables.ts';
export * from './catalog/search/search.tables.ts';
export * from './sale/records/checkout.tables.ts';
export * from './people/consent/records/consent.tables.ts';
export * from './sale/records/download.tables.ts';
export * from './sale/records/gift-card.tables.ts';
export * from './platform/idempotency/idempotency.tables.ts';
export * from './platform/jobs/job.tables.ts';
export * from './platform/limits/rate-limit.tables.ts';
export * from './shop/mail-queue/mail.tables.ts';
export * from './sale/records/order-progress.tables.ts';
export * from './sale/records/order.tables.ts';
export * from './sale/records/payment.tables.ts';
export * from './sale/payment/stripe/stripe.tables.ts';
export * from './orders/payment-webhooks/webhook.tables.ts';
export * from './orders/sales/sales.tables.ts';
export * from './catalog/stock/stock.tables.ts';
export * from './shop/exchange-rates/price.tables.ts';
export * from './shop/promotion-settings/promotion.tables.ts';
export * from './shop/metafield-settings/metafield.tables.ts';
export * from './shop/configuration/configuration.tables.ts';
export * from './shop/store/settings.tables.ts';
export * from './shop/shipping-settings/shipping.tables.ts';
export * from './shop/store/store.tables.ts';
export * from './shop/tax-settings/tax.tables.ts';
export * from './webhooks/webhook.tables.ts';
