import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { newToken } from '../../platform/database/ids.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { commerceSettings, type SettingsRow } from './settings.tables.ts';

/** The first order number of a store. It is not 1, so that customers cannot see that the shop is new. */
const firstOrderNumber = 1001;

/** Returns the settings of a store. Creates them, with a new secret, at the first call. */
export async function findSettings(db: Database, storeId: string): Promise<SettingsRow> {
  const read = () => db.select().from(commerceSettings).where(eq(commerceSettings.storeId, storeId));
  const [existing] = await read();
  if (existing) return existing;
  await db
    .insert(commerceSettings)
    .values({ storeId, orderSecret: newToken(), nextOrderNumber: firstOrderNumber })
    .onConflictDoNothing();
  return (await read())[0]!;
}

/** Sets the merchant's addresses that get a mail for each order. */
export async function setOrderEmails(db: Database, storeId: string, orderEmails: string[]): Promise<void> {
  await findSettings(db, storeId);
  await db.update(commerceSettings).set({ orderEmails }).where(eq(commerceSettings.storeId, storeId));
}

/** Sets the page with the order element, by language. Mails link to it. */
export async function setOrderPage(db: Database, storeId: string, orderPage: LocalizedText): Promise<void> {
  await findSettings(db, storeId);
  await db.update(commerceSettings).set({ orderPage }).where(eq(commerceSettings.storeId, storeId));
}
