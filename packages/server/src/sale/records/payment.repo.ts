import { and, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { carts } from './cart.tables.ts';
import { checkouts } from './checkout.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { payments, type PaymentRow } from './payment.tables.ts';

type Changeable =
  | 'status'
  | 'action'
  | 'actionData'
  | 'failure'
  | 'endedVersion'
  | 'closeAt'
  | 'refundNoticePending'
  | 'wallet';

/** How many payments one query returns at most. */
const batch = 50;

export async function findPayment(db: Database, id: string): Promise<PaymentRow | undefined> {
  return (await db.select().from(payments).where(eq(payments.id, id)))[0];
}

/**
 * Locks the cart of a payment, then its checkout and the payment, and returns the payment. Everything that changes a
 * payment starts with it.
 */
export async function lockPayment(tx: Database, id: string): Promise<PaymentRow | undefined> {
  const [row] = await tx
    .select({ payment: payments })
    .from(carts)
    .innerJoin(checkouts, eq(checkouts.cartId, carts.id))
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .where(eq(payments.id, id))
    // The order of the tables is the order of the locks.
    .for(rowLock, { of: [carts, checkouts, payments] });
  return row?.payment;
}

/** Prepares the insertion of a new attempt. */
export function insertPayment(tx: Database, row: PaymentRow): PreparedWrite {
  return tx.insert(payments).values(row);
}

/** Prepares a change of an attempt. */
export function updatePayment(db: Database, id: string, changes: Partial<Pick<PaymentRow, Changeable>>): PreparedWrite {
  return db.update(payments).set(changes).where(eq(payments.id, id));
}

/** Attempts whose stock reservation has expired, oldest first, of one store or of all. */
export function findExpiredPayments(db: Database, now: Date, storeId?: string): Promise<PaymentRow[]> {
  const underWay = inArray(payments.status, ['processing', 'requires_action']);
  const ofStore = storeId === undefined ? undefined : eq(payments.storeId, storeId);
  return db
    .select()
    .from(payments)
    .where(and(ofStore, underWay, lt(payments.expiresAt, now)))
    .orderBy(payments.expiresAt)
    .limit(batch);
}

/** Failed attempts that are not voided at their provider yet. */
export function findUnclosedPayments(db: Database, now: Date): Promise<PaymentRow[]> {
  const due = and(eq(payments.status, 'failed'), isNotNull(payments.closeAt), lte(payments.closeAt, now));
  return db.select().from(payments).where(due).orderBy(payments.closeAt).limit(batch);
}
