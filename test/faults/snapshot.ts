import { variants } from '../../packages/server/src/catalog/catalog.tables.ts';
import type { Database } from '../../packages/server/src/platform/database/client.ts';
import { giftCardEntries, giftCards } from '../../packages/server/src/sale/records/gift-card.tables.ts';
import { mailOutbox } from '../../packages/server/src/shop/mail-queue/mail.tables.ts';
import { orderLines, orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { payments, testPayments, testRefunds } from '../../packages/server/src/sale/records/payment.tables.ts';
import { stripePayments } from '../../packages/server/src/sale/payment/stripe/stripe.tables.ts';
import { webhookEvents } from '../../packages/server/src/orders/payment-webhooks/webhook.tables.ts';
import { promotions, promotionUses } from '../../packages/server/src/shop/promotion-settings/promotion.tables.ts';
import { reservations, stockAdjustments, stockLevels } from '../../packages/server/src/catalog/stock/stock.tables.ts';

/** The state of a shop that matters for money and stock. */
export type Snapshot = Awaited<ReturnType<typeof takeSnapshot>>;

/** Reads the books of a database; only what the books are compared by. */
export async function takeSnapshot(db: Database) {
  return {
    orders: await db
      .select({
        id: orders.id,
        number: orders.number,
        checkoutId: orders.checkoutId,
        status: orders.status,
        paymentId: orders.paymentId,
        total: orders.total,
        discountCodes: orders.discountCodes,
        giftCards: orders.giftCards,
      })
      .from(orders),
    orderLines: await db
      .select({ orderId: orderLines.orderId, variantId: orderLines.variantId, quantity: orderLines.quantity })
      .from(orderLines),
    payments: await db
      .select({
        id: payments.id,
        checkoutId: payments.checkoutId,
        methodId: payments.methodId,
        status: payments.status,
        closeAt: payments.closeAt,
        failure: payments.failure,
      })
      .from(payments),
    reservations: await db
      .select({ paymentId: reservations.paymentId, variantId: reservations.variantId, quantity: reservations.quantity })
      .from(reservations),
    levels: await db
      .select({ variantId: stockLevels.variantId, locationId: stockLevels.locationId, quantity: stockLevels.quantity })
      .from(stockLevels),
    adjustments: await db
      .select({
        variantId: stockAdjustments.variantId,
        locationId: stockAdjustments.locationId,
        delta: stockAdjustments.delta,
        reason: stockAdjustments.reason,
      })
      .from(stockAdjustments),
    variants: await db.select({ id: variants.id, sku: variants.sku, stock: variants.stock }).from(variants),
    testPayments: await db
      .select({
        paymentId: testPayments.paymentId,
        scenario: testPayments.scenario,
        amount: testPayments.amount,
        canceledAt: testPayments.canceledAt,
      })
      .from(testPayments),
    testRefunds: await db.select({ paymentId: testRefunds.paymentId, amount: testRefunds.amount }).from(testRefunds),
    stripePayments: await db
      .select({ paymentId: stripePayments.paymentId, intentId: stripePayments.intentId })
      .from(stripePayments),
    promotionUses: await db
      .select({ paymentId: promotionUses.paymentId, promotionId: promotionUses.promotionId })
      .from(promotionUses),
    discounts: (await db.select({ code: promotions.code, usedCount: promotions.usedCount }).from(promotions)).flatMap(
      ({ code, usedCount }) => (code === null ? [] : [{ code, usedCount }]),
    ),
    giftCards: await db.select({ id: giftCards.id, balance: giftCards.balance }).from(giftCards),
    giftCardEntries: await db
      .select({
        giftCardId: giftCardEntries.giftCardId,
        paymentId: giftCardEntries.paymentId,
        amount: giftCardEntries.amount,
      })
      .from(giftCardEntries),
    mails: await db
      .select({ kind: mailOutbox.kind, orderId: mailOutbox.orderId, reference: mailOutbox.reference })
      .from(mailOutbox),
    events: await db
      .select({ id: webhookEvents.id, handledAt: webhookEvents.handledAt, nextAttemptAt: webhookEvents.nextAttemptAt })
      .from(webhookEvents),
  };
}
