import * as z from 'zod/mini';
import { catalogLimits } from '../catalog/catalog.limits.ts';
import { component } from '../common/component.ts';
import { fieldErrorSchema } from '../common/problem.ts';
import { maxBulkRows } from './bulk.limits.ts';
import { skuSchema } from './product-data.schemas.ts';

/** The result of a row. A row with an error changed nothing, and stopped no other row. */
export const bulkResultSchema = component(
  'BulkResult',
  z.object({
    /** The SKU, or the product as the request named it. */
    row: z.string(),
    status: z.enum(['changed', 'refused']),
    /** Why it was refused, such as `variant_not_found`. */
    code: z.optional(z.string()),
    errors: z.optional(z.array(fieldErrorSchema)),
  }),
);
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** One result for each row, in the order of the request. */
export const bulkReportSchema = component(
  'BulkReport',
  z.object({ changed: z.int(), refused: z.int(), items: z.array(bulkResultSchema) }),
);
export type BulkReport = z.infer<typeof bulkReportSchema>;

const rows = <S extends z.ZodMiniType>(item: S) => z.array(item).check(z.minLength(1), z.maxLength(maxBulkRows));

export const bulkStockRowSchema = z.object({
  sku: skuSchema,
  stock: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** Sets the stock of this location. Default: sets the total that can be sold; see `StockSet`. */
  locationId: z.optional(z.string()),
  sellWhenOut: z.optional(z.boolean()),
});

export const bulkStockSchema = component(
  'BulkStock',
  z.object({
    items: rows(bulkStockRowSchema),
    /** Written to the log of each change. */
    reference: z.optional(z.string().check(z.maxLength(100))),
  }),
);
export type BulkStock = z.infer<typeof bulkStockSchema>;

const tags = z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(catalogLimits.tagLength))));

/** What is changed of a product. */
export const bulkProductChangeSchema = {
  addTags: tags,
  removeTags: tags,
  published: z.optional(z.boolean()),
  /**
   * Change of all prices that the merchant set, in hundredths of a percent: -1000 is 10 % less. Amounts are rounded to
   * the minor unit, half up. Compare-at prices stay.
   */
  priceBasisPoints: z.optional(z.int().check(z.gte(-9_900), z.lte(100_000))),
};

export const bulkProductsSchema = component(
  'BulkProducts',
  z.object({
    /** Ids or handles. */
    products: rows(z.string()),
    ...bulkProductChangeSchema,
  }),
);
export type BulkProducts = z.infer<typeof bulkProductsSchema>;
