import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { payments, type PaymentRow } from './payment.tables.ts';

export async function findPayment(db: Database, id: string): Promise<PaymentRow | undefined> {
  return (await db.select().from(payments).where(eq(payments.id, id)))[0];
}

export async function insertPayment(tx: Database, row: Omit<PaymentRow, 'action' | 'failure'>): Promise<void> {
  await tx.insert(payments).values(row);
}

export async function updatePayment(tx: Database, id: string, changes: Partial<Pick<PaymentRow, 'status' | 'action' | 'failure'>>): Promise<void> {
  await tx.update(payments).set(changes).where(eq(payments.id, id));
}

/** Attempts of a store that held goods too long, oldest first. */
export function findExpiredPayments(db: Database, storeId: string, now: Date): Promise<PaymentRow[]> {
  const underWay = inArray(payments.status, ['processing', 'requires_action']);
  return db
    .select()
    .from(payments)
    .where(and(eq(payments.storeId, storeId), underWay, lt(payments.expiresAt, now)))
    .orderBy(payments.expiresAt)
    .limit(50);
}
