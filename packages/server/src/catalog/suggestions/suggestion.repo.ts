import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import { collections, images, products, type ImageRow } from '../catalog.tables.ts';
import { isHit, listingOf } from '../search/hits.ts';
import { relevanceOf, scoreOf } from '../search/relevance.ts';
import { productSearch } from '../search/search.tables.ts';
import { isIdInWindow } from '../publication/publication.ts';
import type { TextQuery } from '../search/text-query.ts';

export interface SuggestedRow {
  handle: string;
  title: LocalizedText;
  /** Minor units. */
  price: number;
  available: boolean;
  image: Pick<ImageRow, 'id' | 'alt' | 'width' | 'height'> | null;
}

/** A few letters match half of a catalogue: not more hits are compared. */
const maxCompared = 500;

export interface SuggestionQuery {
  storeId: string;
  currency: string;
  text: TextQuery;
  limit: number;
  /** Products that are not published at this moment are left out. */
  now: Date;
}

/** Returns the most relevant of the products that match, of those that are compared. */
export async function findSuggestedProducts(
  db: Database,
  { storeId, currency, text, limit, now }: SuggestionQuery,
): Promise<SuggestedRow[]> {
  return db
    .select({
      handle: sql<string>`${products.handle}`,
      title: sql<LocalizedText>`${products.title}`,
      price: sql<number>`page.price`.mapWith(Number),
      available: sql<boolean>`page.available`,
      image: sql<SuggestedRow['image']>`(
        select json_build_object('id', image.id, 'alt', image.alt, 'width', image.width, 'height', image.height)
        from ${images} image where image.product_id = ${products.id} order by image.position, image.id limit 1)`,
    })
    .from(
      // The limit is not beside the condition: the planner would read the table instead of the index.
      sql`${plannedEachTime} (with matching as materialized (
          select product_id, ranked from ${productSearch} where ${isHit(storeId, text, [])}
        ), hit as (select product_id, ${scoreOf(text)} as score from matching limit ${maxCompared})
        select listing.product_id as id, listing.price, listing.available, ${relevanceOf(sql`hit.score`)} as key
        from hit ${listingOf(currency)}
        where listing.store_id = ${storeId} and listing.published
          and ${isIdInWindow(sql`listing.product_id`, storeId, now)}
        order by key desc, id limit ${limit}) as page`,
    )
    .innerJoin(products, sql`${products.id} = page.id`)
    .orderBy(sql`page.key desc, page.id`);
}

/** Of a store with very many collections, the first. */
const maxCollections = 500;

/** Returns the collections of a store in their order. */
export function findCollectionTitles(
  db: Database,
  storeId: string,
): Promise<{ handle: string; title: LocalizedText }[]> {
  const ofStore: SQL = sql`${collections.storeId} = ${storeId}`;
  return db
    .select({ handle: collections.handle, title: collections.title })
    .from(collections)
    .where(ofStore)
    .orderBy(collections.position, collections.id)
    .limit(maxCollections);
}
