import { sql } from 'drizzle-orm';
import { products } from '../../catalog.tables.ts';

/** Columns that each change of a product sets, except a change of its stock. */
export const nextVersion = {
  version: sql<number>`${products.version} + 1`,
  updatedAt: sql<Date>`clock_timestamp()`,
};
