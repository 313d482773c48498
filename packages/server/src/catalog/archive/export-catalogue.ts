import { and, asc, eq, gt, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import {
  collectionProducts,
  collections,
  images,
  productRedirects,
  products,
  variants,
  type VariantRow,
} from '../catalog.tables.ts';
import { findKnownProducts, type KnownProduct } from '../import/plan/known-product.ts';
import { findMetafieldDefinitions } from '../../shop/metafield-settings/metafield.repo.ts';
import { findLocations } from '../stock/location.repo.ts';
import { stockLevels } from '../stock/stock.tables.ts';
import { isShipped } from '../variant-data/bundle.ts';
import { archiveHeader, type ArchiveLine, type ArchivedProduct } from './archive-line.ts';

/** Products that are in memory at a time. */
const batchSize = 200;

/**
 * The lines of a store's catalogue, in the order of the shop. Two exports of the same catalogue are equal. A product
 * that is changed meanwhile is exported as it was before or after the change, never in between.
 */
export async function* exportCatalogue(
  db: Database,
  store: { id: string; defaultLanguage: string },
): AsyncGenerator<ArchiveLine> {
  yield archiveHeader;
  for (const { id, name, priority, active } of await findLocations(db, store.id))
    yield { type: 'location', id, name, priority, active };
  for (const { name, ...definition } of await findMetafieldDefinitions(db, store.id))
    yield { type: 'metafield_definition', ...definition, name: sorted(name) };
  const exported = new Set<string>();
  for (let last: Place | undefined; ;) {
    const batch = await db.transaction((tx) => readBatch(tx, store, last), { isolationLevel: 'repeatable read' });
    await letOthersRun();
    for (const product of batch.products) yield product;
    for (const { handle } of batch.products) exported.add(handle);
    last = batch.last;
    if (!last) break;
  }
  const found = await db
    .select({ collection: collections, image: images })
    .from(collections)
    .leftJoin(images, eq(images.id, collections.imageId))
    .where(eq(collections.storeId, store.id))
    .orderBy(asc(collections.position), asc(collections.id));
  for (const { collection, image } of found) {
    const { handle, title, descriptionHtml, rules, sortOrder } = collection;
    const members = await db
      .select({ handle: products.handle })
      .from(collectionProducts)
      .innerJoin(products, eq(products.id, collectionProducts.productId))
      .where(eq(collectionProducts.collectionId, collection.id))
      .orderBy(asc(collectionProducts.position), asc(collectionProducts.productId));
    yield {
      type: 'collection',
      handle,
      title: sorted(title),
      descriptionHtml: sorted(descriptionHtml),
      image: image && {
        ...{ file: image.file, alt: sorted(image.alt), source: image.source },
        ...(image.focalPoint && { focalPoint: image.focalPoint }),
      },
      // One that was added after the products had been read is in the next export.
      products: members.map((member) => member.handle).filter((member) => exported.has(member)),
      ...(rules && { rules }),
      ...(sortOrder !== 'manual' && { sortOrder }),
    };
  }
}

interface Place {
  position: number;
  id: string;
}

/** What the export asks of a product's own row, apart from what an import knows too. */
export const archivedColumns = {
  id: products.id,
  position: products.position,
  handle: products.handle,
  shipsOnlyTo: products.shipsOnlyTo,
  shipsNotTo: products.shipsNotTo,
  redirects: sql<string[]>`array(select ${productRedirects.handle} from ${productRedirects}
    where ${productRedirects.productId} = ${products.id} order by ${productRedirects.handle} collate "C")`,
  createdAt: sql<string>`to_char(${products.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};
type OwnFacts = Pick<ArchivedProduct, 'handle' | 'shipsOnlyTo' | 'shipsNotTo' | 'createdAt'> & { redirects: string[] };

async function readBatch(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  after: Place | undefined,
): Promise<{ products: ArchivedProduct[]; last: Place | undefined }> {
  const { id, position } = products;
  const rows = await tx
    .select(archivedColumns)
    .from(products)
    .where(
      and(
        eq(products.storeId, store.id),
        after && or(gt(position, after.position), and(eq(position, after.position), gt(id, after.id))),
      ),
    )
    .orderBy(asc(position), asc(id))
    .limit(batchSize);
  const { archived } = await findArchivedProducts(tx, store, rows);
  return { products: archived, last: rows.length === batchSize ? rows.at(-1) : undefined };
}

/** Products as an export has them, and as an import finds them. */
export async function findArchivedProducts(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  rows: readonly OwnFacts[],
): Promise<{ archived: ArchivedProduct[]; known: Map<string, KnownProduct> }> {
  const handles = rows.map(({ handle }) => handle);
  const known = await findKnownProducts(tx, store, handles);
  const variantIds = [...known.values()].flatMap(({ variants }) => variants.map((variant) => variant.id));
  const levels = await findLevels(tx, variantIds);
  const parts = await findComponents(tx, [...known.values()]);
  return { known, archived: rows.map((row) => archivedProduct(known.get(row.handle)!, row, { levels, parts })) };
}

type Component = Pick<VariantRow, 'id' | 'sku' | 'requiresShipping'>;

/** The components of bundles, by the ids of their variants. */
async function findComponents(tx: Database, known: readonly KnownProduct[]): Promise<Map<string, Component>> {
  const ids = known.flatMap(({ variants: list }) =>
    list.flatMap(({ input }) => (input.data?.components ?? []).map(({ variantId }) => variantId)),
  );
  if (ids.length === 0) return new Map();
  const { id, sku, requiresShipping } = variants;
  const rows = await tx.select({ id, sku, requiresShipping }).from(variants).where(isOneOf(id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A level of zero is as none. */
async function findLevels(tx: Database, variantIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const found = new Map<string, Record<string, number>>();
  const rows = await tx
    .select()
    .from(stockLevels)
    .where(and(isOneOf(stockLevels.variantId, variantIds), ne(stockLevels.quantity, 0)));
  for (const { variantId, locationId, quantity } of rows)
    found.set(variantId, { ...found.get(variantId), [locationId]: quantity });
  return found;
}

function archivedProduct(
  { input, variants: known }: KnownProduct,
  facts: OwnFacts,
  { levels, parts }: { levels: ReadonlyMap<string, Record<string, number>>; parts: ReadonlyMap<string, Component> },
): ArchivedProduct {
  const { handle, title, descriptionHtml, vendor, productType, tags, published, options, publication } = input;
  return {
    type: 'product',
    handle,
    title: sorted(title),
    descriptionHtml: sorted(descriptionHtml),
    ...{ vendor, productType, tags, published },
    createdAt: facts.createdAt,
    shipsOnlyTo: facts.shipsOnlyTo,
    shipsNotTo: facts.shipsNotTo,
    options: options.map(({ name, values }) => ({
      name: sorted(name),
      values: values.map(({ label, swatch }) => ({ label: sorted(label), ...(swatch !== undefined && { swatch }) })),
    })),
    variants: known.map(({ id, stock, input: variant }) => {
      const { sku, optionValues, prices, sellWhenOut, weightGrams, requiresShipping, customs, image } = variant;
      const { components: named, ...data } = variant.data ?? {};
      const components = named?.map(({ variantId, quantity }) => ({ ...parts.get(variantId)!, quantity }));
      return {
        sku,
        optionValues,
        prices: sorted(prices),
        levels: stock === null ? null : sorted(levels.get(id) ?? {}),
        sellWhenOut,
        weightGrams,
        requiresShipping: isShipped({ requiresShipping: requiresShipping!, components }),
        taxCategory: customs!.taxCategory!,
        hsCode: customs!.hsCode!,
        originCountry: customs!.originCountry!,
        image,
        ...data,
        // Another store gives its variants other ids.
        ...(components && {
          components: components.map((one) => ({ sku: one.sku, quantity: one.quantity })),
        }),
      };
    }),
    images: input.images.map(({ file, alt, source, focalPoint }) => ({
      ...{ file, alt: sorted(alt), source },
      ...(focalPoint && { focalPoint }),
    })),
    ...(publication?.from && { publishedFrom: publication.from.toISOString() }),
    ...(publication?.until && { publishedUntil: publication.until.toISOString() }),
    ...(facts.redirects.length > 0 && { redirects: facts.redirects }),
    ...input.data,
  };
}

/** With its keys in order: a database returns them in any. */
function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
