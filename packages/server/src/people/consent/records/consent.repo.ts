import type { ConsentNoticeInput } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { consentNotices, consentRecords, consentSettings, type ConsentRecordRow } from './consent.tables.ts';

export async function findStoredNotice(db: Database, storeId: string): Promise<ConsentNoticeInput | undefined> {
  const [row] = await db.select().from(consentSettings).where(eq(consentSettings.storeId, storeId));
  return row?.notice;
}

export async function saveStoredNotice(db: Database, storeId: string, notice: ConsentNoticeInput): Promise<void> {
  await db
    .insert(consentSettings)
    .values({ storeId, notice })
    .onConflictDoUpdate({ target: consentSettings.storeId, set: { notice } });
}

/** Of a shop that has none yet; what the merchant said stays. */
export async function seedStoredNotice(db: Database, storeId: string, notice: ConsentNoticeInput): Promise<void> {
  await db.insert(consentSettings).values({ storeId, notice }).onConflictDoNothing();
}

export type VersionRow = typeof consentNotices.$inferSelect;

/** Keeps what is about to be served; what is kept already stays as it is. */
export async function saveNoticeVersions(db: Database, versions: readonly VersionRow[]): Promise<void> {
  await db
    .insert(consentNotices)
    .values([...versions])
    .onConflictDoNothing();
}

export async function findVersion(db: Database, hash: string): Promise<VersionRow | undefined> {
  const [row] = await db.select().from(consentNotices).where(eq(consentNotices.hash, hash));
  return row;
}

/** Adds a record; answers whether its id was free. */
export async function appendRecord(db: Database, row: ConsentRecordRow): Promise<boolean> {
  const added = await db.insert(consentRecords).values(row).onConflictDoNothing().returning({ id: consentRecords.id });
  return added.length > 0;
}

/** By its id alone, whatever the store: the id is the key. */
export async function findRecord(db: Database, id: string): Promise<ConsentRecordRow | undefined> {
  const [row] = await db.select().from(consentRecords).where(eq(consentRecords.id, id));
  return row;
}
