import type { ConsentRecordInput } from '@smallshop/contract';
import { boolean, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/** Decisions as they were made, only ever appended. Holds no address, no user agent and no person. */
export const consentRecords = pgTable(
  'consent_records',
  {
    storeId: text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    action: text().$type<ConsentRecordInput['action']>().notNull(),
    method: text().$type<ConsentRecordInput['method']>().notNull(),
    layer: text().$type<ConsentRecordInput['layer']>().notNull(),
    categories: jsonb().$type<ConsentRecordInput['categories']>().notNull(),
    revision: text().notNull(),
    language: text().notNull(),
    region: text(),
    gpc: boolean().notNull(),
    /** As the shopper's clock told it. */
    decidedAt: text('decided_at').notNull(),
    receivedAt: time('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.id] })],
);
export type ConsentRecordRow = typeof consentRecords.$inferSelect;
