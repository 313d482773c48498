import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';

/**
 * The version of a store's configuration. Triggers on the tables of the configuration increase it in the transaction
 * of the change, so no writer can omit it (migration `0011_configuration_versions.sql`). A store without a row does
 * not exist.
 */
export const configurationVersions = pgTable('configuration_versions', {
  storeId: text('store_id')
    .primaryKey()
    .references(() => stores.id, { onDelete: 'cascade' }),
  version: bigint({ mode: 'number' }).notNull(),
});
