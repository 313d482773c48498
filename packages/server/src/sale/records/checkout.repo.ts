import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { carts, type CartRow } from './cart.tables.ts';
import { hashToken, newId } from '../../platform/database/ids.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { checkouts, isOpenCheckout, type CheckoutRow } from './checkout.tables.ts';
import { orders, type OrderRow } from './order.tables.ts';
import { payments, type PaymentRow } from './payment.tables.ts';

/** Identifies a checkout. The token of its cart opens it. */
export interface CheckoutKey {
  storeId: string;
  checkoutId: string;
  token: string;
  now: Date;
}

/** A checkout with its cart, and with the payment and the order that it names. */
export interface FoundCheckout {
  checkout: CheckoutRow;
  cart: CartRow;
  payment: PaymentRow | null;
  order: Pick<OrderRow, 'id' | 'number'> | null;
}

/** Returns a checkout with its cart, its last payment and its order. The token of the cart opens it. */
export async function findCheckoutOfCart(db: Database, key: CheckoutKey): Promise<FoundCheckout | undefined> {
  const [row] = await db
    .select({ checkout: checkouts, cart: carts, payment: payments, order: { id: orders.id, number: orders.number } })
    .from(checkouts)
    .innerJoin(carts, eq(carts.id, checkouts.cartId))
    .leftJoin(payments, eq(payments.id, checkouts.paymentId))
    .leftJoin(orders, and(eq(orders.id, checkouts.orderId), eq(orders.storeId, checkouts.storeId)))
    .where(opened(key));
  return row;
}

/**
 * Locks the cart of a checkout, then the checkout, and returns both as they are after other transactions. Every writer
 * of a checkout locks its cart first.
 */
export async function lockCheckoutOfCart(
  tx: Database,
  key: CheckoutKey,
): Promise<Pick<FoundCheckout, 'checkout' | 'cart'> | undefined> {
  const [row] = await tx
    .select({ checkout: checkouts, cart: carts })
    .from(carts)
    .innerJoin(checkouts, eq(checkouts.cartId, carts.id))
    .where(opened(key))
    // The order of the tables is the order of the locks.
    .for(rowLock, { of: [carts, checkouts] });
  return row;
}

function opened({ checkoutId, storeId, token, now }: CheckoutKey) {
  return and(
    eq(checkouts.id, checkoutId),
    eq(checkouts.storeId, storeId),
    eq(carts.storeId, storeId),
    eq(carts.tokenHash, hashToken(token)),
    gt(carts.expiresAt, now),
  );
}

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

export async function findOpenCheckout(db: Database, cartId: string): Promise<CheckoutRow | null> {
  const [row] = await db
    .select()
    .from(checkouts)
    .where(and(eq(checkouts.cartId, cartId), isOpenCheckout));
  return row ?? null;
}

/** Creates the checkout of a locked cart that has no open one. */
export async function insertCheckout(tx: Database, storeId: string, cartId: string): Promise<CheckoutRow> {
  const [row] = await tx
    .insert(checkouts)
    .values({ id: newId('chk'), storeId, cartId, version: 1, status: 'open', note: null })
    .returning();
  return row!;
}

/** Prepares a change of a checkout whose cart is locked. */
export function updateCheckout(
  tx: Database,
  id: string,
  changes: Partial<Omit<CheckoutRow, 'id' | 'version'>>,
  versions = 1,
): PreparedWrite {
  return tx
    .update(checkouts)
    .set({ ...changes, version: sql`${checkouts.version} + ${versions}` })
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
