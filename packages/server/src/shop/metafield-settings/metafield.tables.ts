import { metafieldTypes } from '@smallshop/contract';
import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../platform/database/text.ts';
import { stores } from '../store/store.tables.ts';

/** What a store says of the metafields of one namespace and key. Products may have others too. */
export const metafieldDefinitions = pgTable(
  'metafield_definitions',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    namespace: text().notNull(),
    key: text().notNull(),
    valueType: text('value_type', { enum: metafieldTypes }).notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    isFilter: boolean('is_filter').notNull(),
    isVisible: boolean('is_visible').notNull(),
    /** Place among the store's, in facets and in products. */
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.namespace, table.key] })],
);
