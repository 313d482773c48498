import type { BundleComponent, DownloadFile } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { textIn } from '../../platform/database/text.ts';
import { bundleComponents, products, variants, type ProductRow, type VariantRow } from '../catalog.tables.ts';
import { selectedOptions, variantTitle } from './selected-options.ts';

/** A component of a bundle with what a bundle takes from it. `quantity` is that of one bundle. */
export interface ComponentRow extends Pick<
  VariantRow,
  'sku' | 'stock' | 'sellWhenOut' | 'data' | 'weightGrams' | 'requiresShipping' | 'optionValues'
> {
  variantId: string;
  quantity: number;
  product: Pick<ProductRow, 'handle' | 'title' | 'options' | 'published'>;
}

/** A variant with its components, if it is a bundle. */
export interface WithComponents {
  components?: readonly ComponentRow[] | null | undefined;
}

/**
 * The components of a variant as a column of a query. Null if it is no bundle. Drizzle leaves out the table of a column
 * that it knows, so the names are written in full.
 */
export const componentsColumn = sql<ComponentRow[] | null>`case when ${variants}.data -> 'components' is not null then (
  select json_agg(json_build_object('variantId', part.id, 'quantity', item.quantity, 'sku', part.sku,
    'stock', part.stock, 'sellWhenOut', part.sell_when_out, 'data', part.data, 'weightGrams', part.weight_grams,
    'requiresShipping', part.requires_shipping, 'optionValues', part.option_values,
    'product', json_build_object('handle', owner.handle, 'title', owner.title, 'options', owner.options,
      'published', owner.published)) order by item.position)
  from ${bundleComponents} item join ${variants} part on part.id = item.component_id
    join ${products} owner on owner.id = part.product_id
  where item.bundle_id = ${variants}.id) end`;

/** What one bundle contains, in the shopper's language. Undefined for a variant that is no bundle. */
export function viewComponents(
  { components }: WithComponents,
  languages: readonly string[],
): BundleComponent[] | undefined {
  return components?.map(({ variantId, sku, quantity, optionValues, product }) => ({
    variantId,
    sku,
    productHandle: product.published ? product.handle : null,
    title: textIn(product.title, languages),
    variantTitle: variantTitle(selectedOptions(product.options, optionValues, languages)),
    quantity,
  }));
}

/** The variant's own weight if it has one, else the sum of its components. */
export function weightOf({ weightGrams, components }: Pick<VariantRow, 'weightGrams'> & WithComponents): number {
  if (weightGrams > 0 || !components) return weightGrams;
  return components.reduce((sum, component) => sum + component.weightGrams * component.quantity, 0);
}

/** Whether a variant is sent as a parcel. A bundle is if one of its components is; its own field has no effect. */
export function isShipped({
  requiresShipping,
  components,
}: Pick<VariantRow, 'requiresShipping'> & {
  components?: readonly { requiresShipping: boolean }[] | null | undefined;
}): boolean {
  return components ? components.some((component) => component.requiresShipping) : requiresShipping;
}

/** The files of a variant and of its components, each once. Undefined if there are none. */
export function filesOfVariant({ data, components }: Pick<VariantRow, 'data'> & WithComponents) {
  const all = [data, ...(components ?? []).map((component) => component.data)].flatMap((one) => one?.files ?? []);
  const files = new Map<string, DownloadFile>(all.map((file) => [file.file, file]));
  return files.size > 0 ? [...files.values()] : undefined;
}
