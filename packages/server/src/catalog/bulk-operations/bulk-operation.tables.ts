import type { BulkOperationResult, BulkOperationType } from '@smallshop/contract';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { jobs } from '../../platform/jobs/job.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });
const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** Options of an import. */
export interface ImportOptionsRow {
  dryRun: boolean;
  currency: string;
  collection: string;
  replaceStock: boolean;
}

/** Changes of many rows. Its state is that of its job. */
export const bulkOperations = pgTable(
  'bulk_operations',
  {
    /** Also the id of the operation. */
    jobId: text('job_id')
      .primaryKey()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    storeId: storeId(),
    type: text().$type<BulkOperationType>().notNull(),
    /** Null if it is no import. */
    options: jsonb().$type<ImportOptionsRow>(),
    reference: text(),
    /** The key of the request, for the log of stock changes. */
    keyId: text('key_id').notNull(),
    rowCount: integer('row_count').notNull(),
    processedCount: integer('processed_count').notNull().default(0),
    changedCount: integer('changed_count').notNull().default(0),
    refusedCount: integer('refused_count').notNull().default(0),
    resultCount: integer('result_count').notNull().default(0),
    /** Of an import, the line up to which the file is done: see `ImportPlace`. */
    importedLine: integer('imported_line').notNull().default(0),
    errorDetail: text('error_detail'),
    createdAt: time('created_at').notNull(),
    startedAt: time('started_at'),
    canceledAt: time('canceled_at'),
  },
  (table) => [index('bulk_operations_store').on(table.storeId, table.createdAt, table.jobId)],
);
export type BulkOperationRow = typeof bulkOperations.$inferSelect;

const operationId = () =>
  text('operation_id')
    .notNull()
    .references(() => bulkOperations.jobId, { onDelete: 'cascade' });

/**
 * What an operation has still to do: some lines of the body, or of an import, a part of the file in base64. Lines are
 * deleted in the transaction that does them, the file at the end of the import.
 */
export const bulkOperationInputs = pgTable(
  'bulk_operation_inputs',
  {
    operationId: operationId(),
    /** Of lines, the number of the first one, counted from 1. */
    position: integer().notNull(),
    storeId: storeId(),
    content: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.position] })],
);

/** Results, some of them in a row. They are written in the transaction of the change, those of a dry run at its end. */
export const bulkOperationResults = pgTable(
  'bulk_operation_results',
  {
    operationId: operationId(),
    /** Number of the first result, counted from 0. */
    position: integer().notNull(),
    storeId: storeId(),
    items: jsonb().$type<BulkOperationResult[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.position] })],
);
