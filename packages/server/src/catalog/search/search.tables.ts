import { sql } from 'drizzle-orm';
import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { stores } from '../../shop/store/store.tables.ts';
import { products } from '../catalog.tables.ts';

/** The text form, as `::tsvector` reads it. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What a product is found by. Written in the transaction that saves the product; see docs/decisions/search.md. */
export const productSearch = pgTable(
  'product_search',
  {
    productId: text('product_id')
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    storeId: text('store_id').notNull(),
    /** All tokens of the product, without weights. */
    document: tsvector().notNull(),
    /** Those of the title (weight A), and of vendor, type, tags and option values (B). It decides the order. */
    ranked: tsvector().notNull(),
    /** What the product is filtered by, and the key of its store, so that the index narrows to it; see `documentOf`. */
    facets: text().array().notNull(),
  },
  (table) => [index('product_search_document').using('gin', table.document, table.facets)],
);

/** The words of a store's products, to find those that are similar to a word of a query. */
export const searchWords = pgTable(
  'search_words',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    language: text().notNull(),
    /** Folded; see `tokensOf`. */
    word: text().notNull(),
    /** Language and stem: `en:cup`. Null for languages that the database has no stemmer for. */
    stem: text(),
    /** The word itself, and its endings of 3 letters or more after 3 letters or more. */
    parts: tsvector().notNull(),
    /** Hashes of the word with letters left out; see `typoKeys`. */
    typos: integer().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.word, table.language] }),
    index('search_words_stem').on(table.storeId, table.stem),
    index('search_words_parts').using('gin', sql`${table.parts}`),
    index('search_words_typos').using('gin', sql`${table.typos}`),
  ],
);
