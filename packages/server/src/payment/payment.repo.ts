import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { payments, type PaymentRow } from './payment.tables.ts';

export async function findPayment(db: Database, id: string): Promise<PaymentRow | undefined> {
  return (await db.select().from(payments).where(eq(payments.id, id)))[0];
}

export async function insertPayment(tx: Database, row: Omit<PaymentRow, 'action' | 'actionData' | 'failure'>): Promise<void> {
  await tx.insert(payments).values(row);
}

export async function updatePayment(tx: Database, id: string, changes: Partial<Pick<PaymentRow, 'status' | 'action' | 'actionData' | 'failure'>>): Promise<void> {
  await tx.update(payments).set(changes).where(eq(payments.id, id));
}

/** Attempts that held goods too long, oldest first; of one store or of all. */
export function findExpiredPayments(db: Database, now: Date, storeId?: string): Promise<PaymentRow[]> {
  const underWay = inArray(payments.status, ['processing', 'requires_action']);
  const ofStore = storeId === undefined ? undefined : eq(payments.storeId, storeId);
  return db
    .select()
    .from(payments)
    .where(and(ofStore, underWay, lt(payments.expiresAt, now)))
    .orderBy(payments.expiresAt)
    .limit(50);
}
