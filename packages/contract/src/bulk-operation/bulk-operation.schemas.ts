import * as z from 'zod/mini';
import { bulkProductChangeSchema, bulkStockRowSchema } from '../catalog-admin/bulk.schemas.ts';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import { fieldErrorSchema } from '../common/problem.ts';
import { jobStateSchema } from '../job/job.schemas.ts';

/** What an operation does with its rows. `import_products` has a product file instead of rows. */
export const bulkOperationTypeSchema = z.enum(['set_stock', 'change_products', 'import_products']);
export type BulkOperationType = z.infer<typeof bulkOperationTypeSchema>;

/** `failed`: it cannot go on; `error` says why. What was done until then stays, and each row of it has a result. */
export const bulkOperationStateSchema = z.enum([...jobStateSchema.options, 'canceled']);
export type BulkOperationState = z.infer<typeof bulkOperationStateSchema>;

/** A row of an operation of the type `set_stock`, one line of its body. */
export const stockRowSchema = component('BulkStockRow', bulkStockRowSchema);
export type StockRow = z.infer<typeof stockRowSchema>;

/** A row of an operation of the type `change_products`, one line of its body. */
export const productChangeRowSchema = component(
  'BulkProductRow',
  z.object({
    /** Id or handle. */
    product: z.string(),
    ...bulkProductChangeSchema,
  }),
);
export type ProductChangeRow = z.infer<typeof productChangeRowSchema>;

/** A change of many rows that runs in the background. */
export const bulkOperationSchema = component(
  'BulkOperation',
  z.object({
    id: z.string(),
    type: bulkOperationTypeSchema,
    state: bulkOperationStateSchema,
    /** Of an import: nothing is written, and the results say what an import would do. */
    dryRun: z.boolean(),
    /** As the request gave it. */
    reference: z.nullable(z.string()),
    /** Rows of the body. Of an import: rows of the file, 0 until it is read. */
    rowCount: z.int(),
    /** Rows that are done, also refused ones. */
    processedCount: z.int(),
    /** Rows that were changed. Of an import: products that were created or updated. */
    changedCount: z.int(),
    /** Rows that were refused. */
    refusedCount: z.int(),
    /** Why it failed: `file_invalid`, `process_lost` or `internal_error`. */
    error: z.nullable(z.string()),
    /** With `file_invalid`: what is wrong with the file, and what to do. */
    errorDetail: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
    /** ISO 8601, UTC. */
    startedAt: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    finishedAt: z.nullable(z.string()),
    /** When it is deleted with its results, ISO 8601, UTC. Null until it has ended. */
    expiresAt: z.nullable(z.string()),
  }),
);
export type BulkOperation = z.infer<typeof bulkOperationSchema>;
export const bulkOperationPageSchema = component('BulkOperationPage', pageOf(bulkOperationSchema));

/**
 * `notice`: it was done, and deserves a look. Only imports have `notice`, and only a dry run has `created`: the product
 * would be created.
 */
export const bulkOperationResultStatusSchema = z.enum(['created', 'changed', 'refused', 'notice']);
export type BulkOperationResultStatus = z.infer<typeof bulkOperationResultStatusSchema>;

/** The result of a row. A row that is refused changed nothing, and stopped no other row. */
export const bulkOperationResultSchema = component(
  'BulkOperationResult',
  z.object({
    /** Line of the body or file, counted from 1. Null if the result is about a product of several lines. */
    line: z.nullable(z.int()),
    /** The SKU, or the product as the row names it. Null if the row names none. */
    row: z.nullable(z.string()),
    status: bulkOperationResultStatusSchema,
    /** Why it was refused, such as `variant_not_found`. */
    code: z.optional(z.string()),
    errors: z.optional(z.array(fieldErrorSchema)),
    /** Of an import: what it changed of the product, such as `title`. */
    changes: z.optional(z.array(z.string())),
  }),
);
export type BulkOperationResult = z.infer<typeof bulkOperationResultSchema>;
export const bulkOperationResultPageSchema = component('BulkOperationResultPage', pageOf(bulkOperationResultSchema));
