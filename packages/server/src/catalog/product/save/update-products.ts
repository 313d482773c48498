import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { newId } from '../../../platform/database/ids.ts';
import { isOneOf } from '../../../platform/statements/is-one-of.ts';
import { rowLock } from '../../../platform/statements/row-lock.ts';
import { insertRows, updateRows } from '../../../platform/statements/write-rows.ts';
import { images, products } from '../../catalog.tables.ts';
import type { ProductInput } from '../product-input.ts';
import { refreshMemberships } from '../../collections/memberships.ts';
import { saveRedirects } from '../../publication/redirect.repo.ts';
import { saveSearch } from '../../search/save-search.ts';
import { nextVersion } from './product-version.ts';
import { productValues } from './product-values.ts';
import { updateVariants } from './update-variants.ts';

export interface KnownProductInput {
  id: string;
  input: ProductInput;
  sourceHash: string;
}

/**
 * Writes the whole of products that the store has: a few statements for all of them, and some more for each variant
 * whose stock changes. Part of a transaction that holds the store's prices.
 */
export async function updateProducts(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  list: readonly KnownProductInput[],
  { forceStock }: { forceStock: boolean },
): Promise<void> {
  if (list.length === 0) return;
  const productIds = list.map(({ id }) => id);
  await tx
    .select({ id: products.id })
    .from(products)
    .where(isOneOf(products.id, productIds))
    .orderBy(sql`${products.id} collate "C"`)
    .for(rowLock);
  await saveValues(tx, store, list);
  const { imageIds, gone } = await saveImages(tx, store.id, list);
  await updateVariants(
    tx,
    store,
    list.map(({ id, input }, index) => ({ id, input, imageIds: imageIds[index]! })),
    forceStock,
  );
  // Last: deleting a picture changes the variants that still have it, and these are locked in order above.
  if (gone.length > 0) await tx.delete(images).where(isOneOf(images.id, gone));
  await refreshMemberships(tx, store.id, productIds);
}

async function saveValues(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  list: readonly KnownProductInput[],
): Promise<void> {
  const rows = list.map(({ id, input, sourceHash }) => ({ id, ...productValues(input), sourceHash }));
  // Before a handle changes: then the one that it has becomes a former one too.
  await saveRedirects(
    tx,
    store.id,
    list.flatMap(({ id, input: { redirects } }) => (redirects ? [{ productId: id, handles: redirects }] : [])),
  );
  await raiseVersions(tx, rows);
  await updateRows(tx, products, rows);
  await saveData(tx, list);
  await saveSearch(
    tx,
    store,
    rows.map((row, index) => {
      const { data, variants } = list[index]!.input;
      return { ...row, data, skus: variants.map(({ sku }) => sku) };
    }),
    { areNew: false },
  );
  await updateRows(
    tx,
    products,
    list.flatMap(({ id, input: { shipping } }) =>
      shipping ? [{ id, shipsOnlyTo: shipping.onlyTo, shipsNotTo: shipping.notTo }] : [],
    ),
  );
}

/** Data and publication windows of the products that come with them. */
async function saveData(tx: Database, list: readonly KnownProductInput[]): Promise<void> {
  await updateRows(
    tx,
    products,
    list.flatMap(({ id, input: { data } }) => (data === undefined ? [] : [{ id, data }])),
  );
  await updateRows(
    tx,
    products,
    list.flatMap(({ id, input: { publication } }) =>
      publication ? [{ id, publishedFrom: publication.from, publishedUntil: publication.until }] : [],
    ),
  );
}

/** Products whose title changes lose their ranks until titles are ranked again. */
async function raiseVersions(tx: Database, rows: readonly { id: string; title: object }[]): Promise<void> {
  const titles = JSON.stringify(rows.map(({ id, title }) => ({ id, title })));
  await tx.execute(sql`
    update ${products} set version = ${nextVersion.version}, updated_at = ${nextVersion.updatedAt},
      title_ranks = case when ${products.title} = given.title then ${products.titleRanks} end
    from jsonb_to_recordset(${titles}::jsonb) as given(id text, title jsonb)
    where ${products.id} = given.id`);
}

/**
 * Returns the ids of the pictures of each product, and of those that no product has any more. A picture with the same
 * content keeps its id, so its cached addresses stay right.
 */
async function saveImages(
  tx: Database,
  storeId: string,
  list: readonly KnownProductInput[],
): Promise<{ imageIds: string[][]; gone: string[] }> {
  const stored = await tx
    .select({
      ...{ id: images.id, productId: images.productId, file: images.file },
      ...{ focalPoint: images.focalPoint, placeholder: images.placeholder },
    })
    .from(images)
    .where(
      isOneOf(
        images.productId,
        list.map(({ id }) => id),
      ),
    );
  const storedOf = Map.groupBy(stored, ({ productId }) => productId);
  const saved = list.map(({ id: productId, input }) => {
    const known = [...(storedOf.get(productId) ?? [])];
    return input.images.map(({ file, width, height, alt, source, ...extras }, position) => {
      const at = known.findIndex((one) => one.file === file);
      const [same] = at < 0 ? [] : known.splice(at, 1);
      const row = {
        ...{ id: same?.id ?? newId('img'), storeId, productId, position, file, width, height, alt, source },
        focalPoint: extras.focalPoint === undefined ? (same?.focalPoint ?? null) : extras.focalPoint,
        placeholder: extras.placeholder ?? same?.placeholder ?? null,
      };
      return { isNew: !same, row };
    });
  });
  const rows = (isNew: boolean) => saved.flat().flatMap((one) => (one.isNew === isNew ? [one.row] : []));
  await updateRows(tx, images, rows(false));
  await insertRows(tx, images, rows(true));
  const kept = new Set(saved.flat().map(({ row }) => row.id));
  return {
    imageIds: saved.map((one) => one.map(({ row }) => row.id)),
    gone: stored.map(({ id }) => id).filter((id) => !kept.has(id)),
  };
}
