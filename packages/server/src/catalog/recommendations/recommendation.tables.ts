import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { stores } from '../../shop/store/store.tables.ts';
import { products } from '../catalog.tables.ts';

const productId = (name: string) =>
  text(name)
    .notNull()
    .references(() => products.id, { onDelete: 'cascade' });

/**
 * Products that were bought together: for each product those that most customers bought with it. Counted from the
 * orders by a job; see docs/decisions/recommendations.md. It names no customer and no order.
 */
export const productPairs = pgTable(
  'product_pairs',
  {
    productId: productId('product_id'),
    otherId: productId('other_id'),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    /** How many customers bought both in one order: at least `recommendationLimits.minCustomers`. */
    customers: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.otherId] }),
    // For the deletion of a product.
    index('product_pairs_other').on(table.otherId),
  ],
);
