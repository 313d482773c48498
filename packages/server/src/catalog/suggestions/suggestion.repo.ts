import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { images, products, type ImageRow } from '../catalog.tables.ts';

/** What a suggestion shows of a product. */
export interface SuggestedRow {
  id: string;
  handle: string;
  title: LocalizedText;
  image: Pick<ImageRow, 'id' | 'alt' | 'width' | 'height'> | null;
}

export function findSuggested(db: Database, ids: readonly string[]): Promise<SuggestedRow[]> {
  return db
    .select({
      id: products.id,
      handle: products.handle,
      title: products.title,
      image: sql<SuggestedRow['image']>`(
        select json_build_object('id', image.id, 'alt', image.alt, 'width', image.width, 'height', image.height)
        from ${images} image where image.product_id = ${products.id} order by image.position, image.id limit 1)`,
    })
    .from(products)
    .where(isOneOf(products.id, ids));
}
