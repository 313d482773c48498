import { and, eq, inArray, isNotNull, lt, notExists, or } from 'drizzle-orm';
import { carts } from '../records/cart.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { payments, testTokens } from '../records/payment.tables.ts';
import { checkouts } from '../records/checkout.tables.ts';

/**
 * Forgets carts whose time is over, with the names and addresses in their checkouts, and card tokens
 * that nobody can use any more. Orders are copies and stay. One with a payment that is not ended at
 * its provider waits for that: goods are held for it, or money has to go back. A chore of housekeeping.
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
