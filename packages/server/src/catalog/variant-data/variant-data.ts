import { isDeepStrictEqual } from 'node:util';
import { variantExtrasShape, type VariantExtras } from '@smallshop/contract';

type Key = keyof VariantExtras;
const keys = Object.keys(variantExtrasShape) as Key[];

/** What the merchant calls the fields. */
const names: Record<Key, string> = {
  gtin: 'GTIN',
  dimensions: 'dimensions',
  unitMeasure: 'unit measure',
  quantityRule: 'quantity rule',
  maxPerCustomer: 'limit per customer',
  preorder: 'pre-order',
  files: 'files',
  components: 'components',
};

/** Fields of an import: null clears a field, one that is left out stays. */
export type VariantExtrasChange = { [K in Key]?: VariantExtras[K] | null };

/** The fields of this kind that something has. Null if it has none. */
export function variantDataOf(source: VariantExtrasChange): VariantExtras | null {
  const entries = keys.flatMap((key) =>
    source[key] === undefined || source[key] === null ? [] : [[key, source[key]]],
  );
  return entries.length === 0 ? null : (Object.fromEntries(entries) as VariantExtras);
}

/** The names of the fields that differ. */
export function changedData(
  before: { [K in Key]?: unknown } | null | undefined,
  after: { [K in Key]?: unknown } | null | undefined,
): string[] {
  return keys.filter((key) => !isDeepStrictEqual(before?.[key] ?? null, after?.[key] ?? null)).map((key) => names[key]);
}
