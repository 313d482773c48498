import type { Metafields } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { products, type OptionDefinition } from '../catalog.tables.ts';

/** Options and metafields of a product, in all languages. */
export interface FacetTexts {
  options: OptionDefinition[];
  metafields: Metafields;
}

/** Returns the options and metafields of products, to translate values of facets. */
export async function findTexts(db: Database, productIds: readonly string[]): Promise<ReadonlyMap<string, FacetTexts>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select({ id: products.id, options: products.options, data: products.data })
    .from(products)
    .where(isOneOf(products.id, productIds));
  return new Map(rows.map(({ id, options, data }) => [id, { options, metafields: data?.metafields ?? {} }]));
}
