import { lt } from 'drizzle-orm';
import { carts } from '../cart/cart.tables.ts';
import type { Database } from '../db/client.ts';
import { testTokens } from '../payment/payment.tables.ts';

/**
 * Forgets carts whose time is over, with the names and addresses in their checkouts, and card tokens
 * that nobody can use any more. Orders are copies and stay. A chore of the server's housekeeping.
 */
export async function forgetOldCarts(db: Database, now: Date): Promise<void> {
  await db.delete(carts).where(lt(carts.expiresAt, now));
  await db.delete(testTokens).where(lt(testTokens.expiresAt, now));
}
