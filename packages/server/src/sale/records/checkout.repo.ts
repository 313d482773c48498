import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { carts, type CartRow } from './cart.tables.ts';
import { newId } from '../../platform/database/ids.ts';
import { checkouts, type CheckoutRow } from './checkout.tables.ts';

export async function findCheckout(
  db: Database,
  storeId: string,
  checkoutId: string,
): Promise<CheckoutRow | undefined> {
  return (
    await db
      .select()
      .from(checkouts)
      .where(and(eq(checkouts.id, checkoutId), eq(checkouts.storeId, storeId)))
  )[0];
}

export async function findOpenCheckout(db: Database, cartId: string): Promise<CheckoutRow | undefined> {
  const open = inArray(checkouts.status, ['open', 'complete_in_progress']);
  return (
    await db
      .select()
      .from(checkouts)
      .where(and(eq(checkouts.cartId, cartId), open))
  )[0];
}

/** Creates the checkout of a locked cart that has no open one. */
export async function insertCheckout(tx: Database, storeId: string, cartId: string): Promise<CheckoutRow> {
  const [row] = await tx
    .insert(checkouts)
    .values({ id: newId('chk'), storeId, cartId, version: 1, status: 'open', note: null })
    .returning();
  return row!;
}

/** Changes a checkout whose cart is locked. */
export async function updateCheckout(
  tx: Database,
  id: string,
  changes: Partial<Omit<CheckoutRow, 'id' | 'version'>>,
): Promise<void> {
  await tx
    .update(checkouts)
    .set({ ...changes, version: sql`${checkouts.version} + 1` })
    .where(eq(checkouts.id, id));
}

/** The current checkout with its cart. A change of either gives it a new version. */
export async function present(
  db: Database,
  checkoutId: string,
): Promise<{ checkout: CheckoutRow; cart: CartRow; version: number } | undefined> {
  const [row] = await db
    .select({ checkout: checkouts, cart: carts })
    .from(checkouts)
    .innerJoin(carts, eq(carts.id, checkouts.cartId))
    .where(eq(checkouts.id, checkoutId));
  return row && { ...row, version: row.checkout.version + row.cart.version };
}
