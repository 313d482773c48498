import { isDeepStrictEqual } from 'node:util';
import { changedProductData } from '../../product-data/product-data.ts';
import { changedData } from '../../variant-data/variant-data.ts';
import type { ProductInput, VariantInput } from '../../product/product-input.ts';

/** Fields that a product has in a catalogue's archive under the same names, and what the merchant calls them. */
export const productFields = [
  ['title', 'title'],
  ['descriptionHtml', 'description'],
  ['vendor', 'vendor'],
  ['productType', 'type'],
  ['tags', 'tags'],
  ['options', 'options'],
  ['images', 'pictures'],
] as const satisfies [keyof ProductInput, string][];
const always: ProductInput['publication'] = { from: null, until: null };

const variantFields: [keyof VariantInput, string][] = [
  ['sku', 'SKU'],
  ['sellWhenOut', 'inventory policy'],
  ['weightGrams', 'weight'],
  ['requiresShipping', 'requires shipping'],
  ['image', 'picture'],
  ['customs', 'tax and customs'],
];

/**
 * What an import changed of a product, for the merchant's eyes: "title", "shown", "price of CUP-1". Empty where
 * nothing did.
 */
export function describeChanges(before: ProductInput, after: ProductInput): string[] {
  const ofProduct = productFields
    .filter(([field]) => !isDeepStrictEqual(before[field], after[field]))
    .map(([, name]) => name);
  const isSameWindow = isDeepStrictEqual(before.publication ?? always, after.publication ?? always);
  const window = isSameWindow ? [] : ['publication window'];
  const visibility = before.published === after.published ? [] : [after.published ? 'now shown' : 'now hidden'];
  const ofVariants = after.variants.flatMap((variant) => {
    const old = before.variants.find(({ id }) => id !== undefined && id === variant.id);
    if (!old) return [`new variant ${variant.sku}`];
    return describeVariant(old, variant).map((change) => `${change} of ${variant.sku}`);
  });
  const gone = before.variants
    .filter(({ id }) => !after.variants.some((one) => one.id === id))
    .map(({ sku }) => `variant ${sku} removed`);
  const changes = [
    ...ofProduct,
    ...changedProductData(before.data, after.data),
    ...window,
    ...visibility,
    ...ofVariants,
    ...gone,
  ];
  return changes.length === 0 &&
    !isDeepStrictEqual(
      before.variants.map(({ id }) => id),
      after.variants.map(({ id }) => id),
    )
    ? ['order of variants']
    : changes;
}

function describeVariant(before: VariantInput, after: VariantInput): string[] {
  const fields = variantFields
    .filter(([field]) => !isDeepStrictEqual(before[field], after[field]))
    .map(([, name]) => name);
  const currencies = [...new Set([...Object.keys(before.prices), ...Object.keys(after.prices)])];
  const price = currencies.some((one) => before.prices[one]?.amount !== after.prices[one]?.amount);
  const compareAt = currencies.some(
    (one) => (before.prices[one]?.compareAtAmount ?? null) !== (after.prices[one]?.compareAtAmount ?? null),
  );
  return [
    ...(price ? ['price'] : []),
    ...(compareAt ? ['compare-at price'] : []),
    ...fields,
    ...changedData(before.data, after.data),
  ];
}
