import { and, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import { lockCart } from './cart.repo.ts';
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

/** Locks the cart of a payment, then returns the payment. Everything that changes a payment starts with it. */
export async function lockPayment(tx: Database, id: string): Promise<PaymentRow | undefined> {
  const [of] = await tx
    .select({ cartId: checkouts.cartId })
    .from(payments)
    .innerJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .where(eq(payments.id, id));
  if (!of) return undefined;
  await lockCart(tx, of.cartId);
  return findPayment(tx, id);
}

export async function insertPayment(
  tx: Database,
  row: Omit<PaymentRow, Exclude<Changeable, 'status'>>,
): Promise<PaymentRow> {
  return (await tx.insert(payments).values(row).returning())[0]!;
}

export async function updatePayment(
  db: Database,
  id: string,
  changes: Partial<Pick<PaymentRow, Changeable>>,
): Promise<void> {
  await db.update(payments).set(changes).where(eq(payments.id, id));
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
