/**
 * Limits, lifetimes and checks that the packages share. No schemas: a browser may load it. Each name is exported by the
 * package's main entry too.
 */
export * from './address/address.limits.ts';
export * from './admin/order-list.limits.ts';
export * from './bulk-operation/bulk-operation.limits.ts';
export * from './cart/cart.limits.ts';
export * from './catalog-admin/bulk.limits.ts';
export * from './catalog-admin/image.limits.ts';
export * from './catalog/catalog.limits.ts';
export * from './email/email.ts';
export * from './common/key-in-url.ts';
export * from './common/page.limits.ts';
export * from './common/request.limits.ts';
export * from './common/retryable-statuses.ts';
export * from './consent/consent.limits.ts';
export * from './job/job.limits.ts';
export * from './order/order.limits.ts';
export * from './webhook/webhook.limits.ts';
