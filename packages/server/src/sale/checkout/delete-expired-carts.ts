import { and, eq, inArray, isNotNull, lt, notExists, or } from 'drizzle-orm';
import { carts } from '../records/cart.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { payments, testTokens } from '../records/payment.tables.ts';
import { checkouts } from '../records/checkout.tables.ts';

/**
 * Deletes expired carts with the names and addresses in their checkouts, and card tokens that can no longer be
 * used. Orders are copies and stay. A cart with a payment that is still open at its provider stays until the
 * payment has ended: stock is reserved for it, or its money has to be refunded. A job of housekeeping.
 */
export async function deleteExpiredCarts(db: Database, now: Date): Promise<void> {
  const open = or(inArray(payments.status, ['processing', 'requires_action']), isNotNull(payments.closeAt));
  const unended = db
    .select({ id: payments.id })
    .from(payments)
    .innerJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .where(and(eq(checkouts.cartId, carts.id), open));
  await db.delete(carts).where(and(lt(carts.expiresAt, now), notExists(unended)));
  await db.delete(testTokens).where(lt(testTokens.expiresAt, now));
}
