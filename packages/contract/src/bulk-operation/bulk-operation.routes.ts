import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { bulkOperationEndpoints } from './bulk-operation.endpoints.ts';
import { maxBulkOperationBytes } from './bulk-operation.limits.ts';
import {
  bulkOperationPageSchema,
  bulkOperationResultPageSchema,
  bulkOperationResultStatusSchema,
  bulkOperationSchema,
  bulkOperationStateSchema,
  bulkOperationTypeSchema,
} from './bulk-operation.schemas.ts';

/** Written to the log of each change of stock. */
const reference = z.optional(z.string().check(z.maxLength(100)));

export const bulkOperationRoutes = {
  create: route({
    endpoint: bulkOperationEndpoints.create,
    summary: 'Change up to 100,000 rows in the background. The body is JSON Lines: each line is a row',
    key: 'secret',
    query: z.object({ type: z.enum(['set_stock', 'change_products']), reference }),
    upload: { maxBytes: maxBulkOperationBytes, contentTypes: ['application/jsonl'] },
    status: 201,
    response: bulkOperationSchema,
    errors: ['job_state_conflict'],
  }),
  importProducts: route({
    endpoint: bulkOperationEndpoints.importProducts,
    summary: 'Import a product file in the background. The body is the file: CSV, or the catalogue of an export',
    key: 'secret',
    query: z.object({
      /** Only finds out what the import would do. */
      dryRun: z.optional(z.boolean()),
      /** Of the prices in a CSV file. Default: the first one of the market of the store's own country. */
      currency: z.optional(currencySchema),
      /** Handle of the collection that new products of a CSV file go into. Default: `imported`. */
      collection: z.optional(z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))),
      /** The quantities of the file replace those of products that the store has. Default: false. */
      replaceStock: z.optional(z.boolean()),
      reference,
    }),
    upload: { maxBytes: maxBulkOperationBytes, contentTypes: ['text/csv', 'application/jsonl'] },
    status: 201,
    response: bulkOperationSchema,
    errors: ['job_state_conflict'],
  }),
  list: route({
    endpoint: bulkOperationEndpoints.list,
    summary: 'List bulk operations and imports, newest first',
    key: 'secret',
    query: z.object({
      ...pageQuery,
      type: z.optional(bulkOperationTypeSchema),
      state: z.optional(bulkOperationStateSchema),
    }),
    response: bulkOperationPageSchema,
    errors: [],
  }),
  get: route({
    endpoint: bulkOperationEndpoints.get,
    summary: 'Get one bulk operation with its progress',
    key: 'secret',
    response: bulkOperationSchema,
    errors: ['not_found'],
  }),
  listResults: route({
    endpoint: bulkOperationEndpoints.listResults,
    summary: 'List the results of the rows that are done, in their order',
    key: 'secret',
    query: z.object({ ...pageQuery, status: z.optional(bulkOperationResultStatusSchema) }),
    response: bulkOperationResultPageSchema,
    errors: ['not_found'],
  }),
  cancel: route({
    endpoint: bulkOperationEndpoints.cancel,
    summary: 'Cancel a bulk operation that has not ended. Rows that are done stay done',
    key: 'secret',
    body: component('BulkOperationCancel', z.object({})),
    response: bulkOperationSchema,
    errors: ['not_found', 'job_state_conflict'],
  }),
};
