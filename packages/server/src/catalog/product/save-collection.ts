import type { CollectionRules, CollectionSort } from '@smallshop/contract';
import { and, eq, max, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { collectionProducts, collections, images } from '../catalog.tables.ts';
import type { ImageInput } from './product-input.ts';
import { sanitizeDescription } from '../product-text/sanitize.ts';

export interface CollectionInput {
  handle: string;
  title: LocalizedText;
  descriptionHtml: LocalizedText;
  image: ImageInput | null;
  position: number;
  /** Left out, a known collection keeps them, and a new one has none. */
  rules?: CollectionRules | null;
  sortOrder?: CollectionSort;
}

/** Creates or updates the collection of this handle; answers its id. */
export async function saveCollection(db: Database, storeId: string, input: CollectionInput): Promise<string> {
  const { handle, title, position, rules, sortOrder } = input;
  const descriptionHtml = Object.fromEntries(
    Object.entries(input.descriptionHtml).map(([language, html]) => [language, sanitizeDescription(html)]),
  );
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: collections.id, imageId: collections.imageId, file: images.file })
      .from(collections)
      .leftJoin(images, eq(images.id, collections.imageId))
      .where(and(eq(collections.storeId, storeId), eq(collections.handle, handle)));
    const imageId = await saveImage(tx, storeId, input.image, known);
    const order = { ...(rules !== undefined && { rules }), ...(sortOrder !== undefined && { sortOrder }) };
    const values = { handle, title, descriptionHtml, imageId, position, ...order };
    const id = known?.id ?? newId('col');
    if (known) await tx.update(collections).set(values).where(eq(collections.id, id));
    else await tx.insert(collections).values({ id, storeId, ...values });
    if (known?.imageId && known.imageId !== imageId) await tx.delete(images).where(eq(images.id, known.imageId));
    return id;
  });
}

async function saveImage(
  tx: Database,
  storeId: string,
  image: ImageInput | null,
  known: { imageId: string | null; file: string | null } | undefined,
): Promise<string | null> {
  if (!image) return null;
  const { file, width, height, alt, source, focalPoint, placeholder } = image;
  const details = {
    ...{ alt, source },
    ...(focalPoint !== undefined && { focalPoint }),
    ...(placeholder !== undefined && { placeholder }),
  };
  if (known?.imageId && known.file === file) {
    await tx.update(images).set(details).where(eq(images.id, known.imageId));
    return known.imageId;
  }
  const id = newId('img');
  await tx.insert(images).values({ id, storeId, position: 0, file, width, height, ...details });
  return id;
}

/** Makes the collection hold exactly these products, in this order. */
export async function setCollectionProducts(
  db: Database,
  collectionId: string,
  productIds: readonly string[],
): Promise<void> {
  const ids = sql.param([...new Set(productIds)]);
  const { productId, position } = collectionProducts;
  await db.transaction(async (tx) => {
    await tx
      .delete(collectionProducts)
      .where(and(eq(collectionProducts.collectionId, collectionId), sql`${productId} <> all(${ids}::text[])`));
    await tx.execute(sql`
      insert into ${collectionProducts} (collection_id, product_id, position)
      select ${collectionId}, given.id, given.nth - 1
      from unnest(${ids}::text[]) with ordinality as given(id, nth)
      on conflict (collection_id, product_id) do update set position = excluded.position
      where ${position} <> excluded.position`);
  });
}

/** Puts products at the end of a collection; those already in it stay where they are. */
export async function addToCollection(
  db: Database,
  collectionId: string,
  productIds: readonly string[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ last: max(collectionProducts.position) })
      .from(collectionProducts)
      .where(eq(collectionProducts.collectionId, collectionId));
    await tx.execute(sql`
      insert into ${collectionProducts} (collection_id, product_id, position)
      select ${collectionId}, given.id, ${row?.last ?? -1}::integer + given.nth
      from unnest(${sql.param([...productIds])}::text[]) with ordinality as given(id, nth)
      on conflict do nothing`);
  });
}
