import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { collectionProducts, collections, images, products } from '../catalog.tables.ts';
import { productFields } from '../import/plan/describe-changes.ts';
import type { KnownProduct } from '../import/plan/known-product.ts';
import { changedProductData } from '../product-data/product-data.ts';
import { changedData } from '../variant-data/variant-data.ts';
import type { ProductInput } from '../product/product-input.ts';
import { sanitizeDescription } from '../product-text/sanitize.ts';
import { shouldSetStock } from '../stock/imported-stock.ts';
import { variantKey, type ArchivedCollection, type ArchivedProduct } from './archive-line.ts';
import { archivedColumns, findArchivedProducts } from './export-catalogue.ts';

const windowFields: (keyof ArchivedProduct)[] = ['publishedFrom', 'publishedUntil'];
const shippingLimits: (keyof ArchivedProduct)[] = ['shipsOnlyTo', 'shipsNotTo'];
const variantFields: [keyof ArchivedProduct['variants'][number], string][] = [
  ['sku', 'SKU'],
  ['prices', 'price'],
  ['sellWhenOut', 'inventory policy'],
  ['weightGrams', 'weight'],
  ['requiresShipping', 'requires shipping'],
  ['taxCategory', 'tax category'],
  ['hsCode', 'HS code'],
  ['originCountry', 'country of origin'],
  ['image', 'picture'],
];

/** A product of the file, and the same as it would be saved. */
export interface ReadLine {
  product: ArchivedProduct;
  input: ProductInput;
}

/** What an import would change of a product that the store has. */
interface ArchivedChange {
  changes: string[];
  /** The SKUs that it has before, and not after. */
  skus: string[];
}

/** What an import would change of products that the store has, by handle. */
export async function describeArchivedProducts(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  lines: readonly ReadLine[],
  force: boolean,
): Promise<Map<string, ArchivedChange>> {
  const handles = lines.map(({ product }) => product.handle);
  const rows = await tx
    .select(archivedColumns)
    .from(products)
    .where(and(eq(products.storeId, store.id), isOneOf(products.handle, handles)));
  const { archived, known } = await findArchivedProducts(tx, store, rows);
  const stored = new Map(archived.map((product) => [product.handle, product]));
  return new Map(
    lines.map((line) => {
      const { handle, variants } = line.product;
      const before = stored.get(handle)!;
      const changes = describeProduct(line, before, known.get(handle)!, store.defaultLanguage, force);
      const kept = new Set(variants.map(({ sku }) => sku));
      return [handle, { changes, skus: before.variants.map(({ sku }) => sku).filter((sku) => !kept.has(sku)) }];
    }),
  );
}

function describeProduct(
  { product: given, input }: ReadLine,
  before: ArchivedProduct,
  known: KnownProduct,
  language: string,
  force: boolean,
): string[] {
  const descriptionHtml = Object.fromEntries(
    Object.entries(given.descriptionHtml).map(([tag, html]) => [tag, sanitizeDescription(html)]),
  );
  const after = { ...given, descriptionHtml };
  const isChanged = (field: keyof ArchivedProduct) => !isDeepStrictEqual(before[field], after[field]);
  const placeOf = new Map(before.variants.map((variant, place) => [variantKey(before, variant, language), place]));
  const ofVariants = after.variants.flatMap((variant, nth) => {
    const place = placeOf.get(variantKey(after, variant, language));
    if (place === undefined) return [`new variant ${variant.sku}`];
    placeOf.delete(variantKey(after, variant, language));
    const old = before.variants[place]!;
    const changes = variantFields
      .filter(([field]) => !isDeepStrictEqual(old[field], variant[field]))
      .map(([, name]) => name);
    const changedFields = [...changes, ...changedData(old, variant)].map((name) => `${name} of ${variant.sku}`);
    const { stock: present, imported } = known.variants[place]!;
    const quantity = input.variants[nth]!.stock!;
    return shouldSetStock({ quantity, imported, present, isNew: false, force }) && present !== quantity
      ? [...changedFields, `stock of ${variant.sku} ${present ?? 'not counted'} → ${quantity ?? 'not counted'}`]
      : changedFields;
  });
  const changes = [
    ...productFields.filter(([field]) => isChanged(field)).map(([, name]) => name),
    ...changedProductData(before, after),
    ...(windowFields.some(isChanged) ? ['publication window'] : []),
    ...(isChanged('redirects') ? ['redirects'] : []),
    ...(shippingLimits.some(isChanged) ? ['shipping limits'] : []),
    ...(isChanged('published') ? [after.published ? 'now shown' : 'now hidden'] : []),
    ...ofVariants,
    ...[...placeOf.values()].map((place) => `variant ${before.variants[place]!.sku} removed`),
  ];
  return changes.length > 0 ? changes : ['nothing that is visible'];
}

/**
 * What an import would change of a collection, with the file of the picture that it would have; undefined where the
 * store has none of this handle.
 */
export async function describeCollection(
  db: Database,
  storeId: string,
  given: ArchivedCollection,
  picture: string | null,
): Promise<string[] | undefined> {
  const [known] = await db
    .select({ collection: collections, file: images.file })
    .from(collections)
    .leftJoin(images, eq(images.id, collections.imageId))
    .where(and(eq(collections.storeId, storeId), eq(collections.handle, given.handle)));
  if (!known) return undefined;
  const members = await db
    .select({ handle: products.handle })
    .from(collectionProducts)
    .innerJoin(products, eq(products.id, collectionProducts.productId))
    .where(eq(collectionProducts.collectionId, known.collection.id))
    .orderBy(asc(collectionProducts.position), asc(collectionProducts.productId));
  const handles = members.map(({ handle }) => handle);
  return [
    ...(isDeepStrictEqual(known.collection.title, given.title) ? [] : ['title']),
    ...(isDeepStrictEqual(known.collection.descriptionHtml, given.descriptionHtml) ? [] : ['description']),
    ...(known.file === picture ? [] : ['picture']),
    ...(isDeepStrictEqual(handles, given.products) ? [] : ['products']),
    ...(isDeepStrictEqual(known.collection.rules, given.rules ?? null) ? [] : ['rules']),
    ...(known.collection.sortOrder === (given.sortOrder ?? 'manual') ? [] : ['order of products']),
  ];
}
