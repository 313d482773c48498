import type { ConsentNoticeInput, ConsentReceipt, ConsentRecordInput } from '@smallshop/contract';
import { boolean, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { stores } from '../../../shop/store/store.tables.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/** What a store asks consent for, in all its languages; a store without a row asks nothing. */
export const consentSettings = pgTable('consent_settings', {
  storeId: text('store_id')
    .primaryKey()
    .references(() => stores.id, { onDelete: 'cascade' }),
  notice: jsonb().$type<ConsentNoticeInput>().notNull(),
});

/**
 * Each notice and each configuration that was ever served, by the hash of its content. Triggers refuse
 * every change (`append-only.ts`). What is in it was public, so it belongs to no store.
 */
export const consentNotices = pgTable('consent_notices', {
  hash: text().primaryKey(),
  kind: text().$type<'notice' | 'configuration'>().notNull(),
  content: jsonb().$type<Record<string, unknown>>().notNull(),
  servedSince: time('served_since').notNull(),
});

/**
 * Decisions as they were made; triggers refuse every change (`append-only.ts`). Holds no address, no user
 * agent and no person. The id, which the browser drew, is unguessable, and unique over all stores.
 */
export const consentRecords = pgTable(
  'consent_records',
  {
    id: text().primaryKey(),
    /** A store with records stays: they are the proof that it may need. */
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    action: text().$type<ConsentRecordInput['action']>().notNull(),
    method: text().$type<ConsentRecordInput['method']>().notNull(),
    layer: text().$type<ConsentRecordInput['layer']>().notNull(),
    categories: jsonb().$type<ConsentRecordInput['categories']>().notNull(),
    services: jsonb().$type<Record<string, boolean>>(),
    withdrawn: jsonb().$type<string[]>(),
    revision: text().notNull(),
    noticeHash: text('notice_hash'),
    configurationHash: text('configuration_hash'),
    language: text().notNull(),
    region: text(),
    regionSource: text('region_source').$type<ConsentRecordInput['regionSource']>(),
    gpc: boolean().notNull(),
    gpcHeader: boolean('gpc_header').notNull(),
    /** By the shopper's clock. */
    decidedAt: text('decided_at').notNull(),
    validity: text(),
    receivedAt: time('received_at').notNull(),
    /** Of what was sent: the same id with other content is refused. */
    contentHash: text('content_hash').notNull(),
    /** As it was signed on arrival. */
    receipt: jsonb().$type<ConsentReceipt>().notNull(),
  },
  (table) => [index('consent_records_by_time').on(table.storeId, table.receivedAt)],
);
export type ConsentRecordRow = typeof consentRecords.$inferSelect;

/** Ed25519 keys that receipts are signed with, made at first use. The newest signs; all are published. */
export const consentKeys = pgTable('consent_keys', {
  /** RFC 7638 thumbprint of the public key. */
  kid: text().primaryKey(),
  /** The public key, base64url as in a JWK. */
  x: text().notNull(),
  /** PKCS #8 in base64. Read access to this column is enough to sign. */
  privateKey: text('private_key').notNull(),
  createdAt: time('created_at').notNull(),
});
