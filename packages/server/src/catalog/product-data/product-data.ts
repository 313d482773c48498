import { isDeepStrictEqual } from 'node:util';
import { productExtrasShape, type ProductExtras } from '@smallshop/contract';

type Key = keyof ProductExtras;
const keys = Object.keys(productExtrasShape) as Key[];

/** What the merchant calls the fields. */
const names: Record<Key, string> = { seo: 'SEO', metafields: 'metafields', media: 'videos and models' };

/** Fields of an import: null clears a field. */
export type ProductExtrasChange = { [K in Key]?: ProductExtras[K] | null };

/** The fields of this kind that something has. Null if it has none. */
export function productDataOf(source: ProductExtrasChange): ProductExtras | null {
  const entries = keys.flatMap((key) => {
    const value = source[key];
    return value && Object.keys(value).length > 0 ? [[key, value]] : [];
  });
  return entries.length === 0 ? null : (Object.fromEntries(entries) as ProductExtras);
}

/** The names of the fields that differ. */
export function changedProductData(
  before: ProductExtrasChange | null | undefined,
  after: ProductExtrasChange | null | undefined,
): string[] {
  return keys.filter((key) => !isDeepStrictEqual(before?.[key] ?? null, after?.[key] ?? null)).map((key) => names[key]);
}
