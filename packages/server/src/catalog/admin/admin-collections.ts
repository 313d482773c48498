import {
  defaultPageSize,
  isRefusal,
  refuse,
  type AdminCollection,
  type AdminImage,
  type CollectionCreate,
  type CollectionPatch,
  type Refusal,
} from '@smallshop/contract';
import { and, asc, count, eq, gt, max, or } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../platform/database/client.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { transact } from '../../platform/database/transact.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import {
  collectionProducts,
  collections,
  images,
  products,
  type CollectionRow,
  type ImageRow,
} from '../catalog.tables.ts';
import { refreshMemberships } from '../collections/memberships.ts';
import { slugOf } from '../import/formats/assign-handles.ts';
import { handleErrors, readHandle } from '../product-data/handle.ts';
import { nameErrors } from '../product-data/text-errors.ts';
import { viewImage } from '../product/image-view.ts';
import { addToCollection, saveCollection, setCollectionProducts } from '../product/save-collection.ts';
import { idsByName, isNamedBy } from './product-names.ts';

export interface FoundCollection {
  collection: CollectionRow;
  image: ImageRow | null;
}

/** One page of the collections, in the order of the shop. */
export async function listAdminCollections(
  { db, store, baseUrl }: RequestContext,
  { limit = defaultPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const after = cursor === undefined ? undefined : readCursor(cursor, 'position', 'integer');
  if (after === null) return badCursor();
  const { position, id, storeId } = collections;
  const rows = await db
    .select({ collection: collections, image: images })
    .from(collections)
    .leftJoin(images, eq(images.id, collections.imageId))
    .where(
      and(
        eq(storeId, store.id),
        after && or(gt(position, Number(after.key)), and(eq(position, Number(after.key)), gt(id, after.id))),
      ),
    )
    .orderBy(asc(position), asc(id))
    .limit(limit + 1);
  const { shown, nextCursor } = cutPage(rows, limit, ({ collection }) => ({
    order: 'position',
    key: collection.position,
    id: collection.id,
  }));
  const counts = await countProducts(
    db,
    shown.map(({ collection }) => collection.id),
  );
  return { items: shown.map((found) => viewed(found, counts.get(found.collection.id) ?? 0, baseUrl)), nextCursor };
}

export async function getAdminCollection(
  { db, store, baseUrl }: Pick<RequestContext, 'db' | 'store' | 'baseUrl'>,
  idOrHandle: string,
): Promise<AdminCollection | Refusal> {
  const found = await findCollection(db, store.id, idOrHandle);
  if (!found) return refuse('collection_not_found', { field: 'collectionId' });
  const handles = await findMembers(db, found.collection.id);
  return { ...viewed(found, handles.length, baseUrl), products: handles };
}

export function createCollection(context: RequestContext, given: CollectionCreate): Promise<AdminCollection | Refusal> {
  return saving(context, async (tx) => {
    const { store } = context;
    const title = given.title[store.defaultLanguage] ?? Object.values(given.title)[0] ?? '';
    const errors = [
      ...nameErrors('title', given.title),
      ...(given.handle === undefined ? [] : handleErrors('handle', given.handle)),
    ];
    if (errors.length > 0) return refuse('invalid_request', { errors });
    const handle = readHandle(given.handle ?? slugOf(title)) ?? 'collection';
    if (await findCollection(tx, store.id, handle)) return handleTaken(handle);
    const [row] = await tx
      .select({ last: max(collections.position) })
      .from(collections)
      .where(eq(collections.storeId, store.id));
    const id = await saveCollection(tx, store.id, {
      ...{ handle, title: given.title, descriptionHtml: given.descriptionHtml ?? {} },
      ...{ image: null, position: (row?.last ?? -1) + 1 },
      ...{ rules: given.rules ?? null, sortOrder: given.sortOrder ?? 'manual' },
    });
    return setProducts(tx, store.id, { id, rules: given.rules ?? null, products: given.products });
  });
}

export function updateCollection(
  context: RequestContext,
  idOrHandle: string,
  given: CollectionPatch,
): Promise<AdminCollection | Refusal> {
  return changingCollection(context, idOrHandle, async (tx, { collection, image }) => {
    const { store } = context;
    const isRenamed = given.handle !== undefined && given.handle.normalize('NFC') !== collection.handle;
    const errors = [
      ...(given.title && !isDeepStrictEqual(given.title, collection.title) ? nameErrors('title', given.title) : []),
      ...(isRenamed ? handleErrors('handle', given.handle!) : []),
    ];
    if (errors.length > 0) return refuse('invalid_request', { errors });
    const handle = isRenamed ? readHandle(given.handle!)! : collection.handle;
    if (handle !== collection.handle && (await findCollection(tx, store.id, handle))) return handleTaken(handle);
    const rules = given.rules === undefined ? collection.rules : given.rules;
    // By its handle, which changes afterwards.
    const id = await saveCollection(tx, store.id, {
      ...{ handle: collection.handle, title: given.title ?? collection.title, position: collection.position },
      descriptionHtml: given.descriptionHtml ?? collection.descriptionHtml,
      image: given.image === null ? null : image,
      ...{ rules, sortOrder: given.sortOrder ?? collection.sortOrder },
    });
    if (handle !== collection.handle) await tx.update(collections).set({ handle }).where(eq(collections.id, id));
    return setProducts(tx, store.id, { id, rules, products: given.products });
  });
}

export async function deleteCollection(context: RequestContext, idOrHandle: string): Promise<undefined | Refusal> {
  const { db, store } = context;
  const found = await findCollection(db, store.id, idOrHandle);
  if (!found) return refuse('collection_not_found', { field: 'collectionId' });
  await db.transaction(async (tx) => {
    await lockPrices(tx, store.id);
    await tx.delete(collections).where(eq(collections.id, found.collection.id));
    if (found.image) await tx.delete(images).where(eq(images.id, found.image.id));
  });
  return undefined;
}

export function changeCollectionProducts(
  context: RequestContext,
  idOrHandle: string,
  { add = [], remove = [] }: { add?: string[] | undefined; remove?: string[] | undefined },
): Promise<AdminCollection | Refusal> {
  const { store } = context;
  return changingCollection(context, idOrHandle, async (tx, { collection }) => {
    if (collection.rules) return ruledProducts(add.length > 0 ? 'add' : 'remove');
    const added = await findProductIds(tx, store.id, 'add', add);
    if (isRefusal(added)) return added;
    const removed = await findProductIds(tx, store.id, 'remove', remove);
    if (isRefusal(removed)) return removed;
    await tx
      .delete(collectionProducts)
      .where(and(eq(collectionProducts.collectionId, collection.id), isOneOf(collectionProducts.productId, removed)));
    await addToCollection(tx, collection.id, added);
    await refreshMemberships(tx, store.id, added);
    return collection.id;
  });
}

/** Runs a change that holds the store's prices, and returns the collection as it is then. */
function saving(
  { db, store, baseUrl }: RequestContext,
  save: (tx: Database) => Promise<string | Refusal>,
): Promise<AdminCollection | Refusal> {
  return transact(db, async (tx) => {
    await lockPrices(tx, store.id);
    const id = await save(tx);
    return isRefusal(id) ? id : getAdminCollection({ db: tx, store, baseUrl }, id);
  });
}

export function changingCollection(
  context: RequestContext,
  idOrHandle: string,
  change: (tx: Database, found: FoundCollection) => Promise<string | Refusal>,
): Promise<AdminCollection | Refusal> {
  return saving(context, async (tx) => {
    const found = await findCollection(tx, context.store.id, idOrHandle);
    return found ? change(tx, found) : refuse('collection_not_found', { field: 'collectionId' });
  });
}

/** Sets the products that the merchant chose, or those that the rules ask for. Returns the collection's id. */
async function setProducts(
  tx: Database,
  storeId: string,
  { id, rules, products: chosen }: { id: string; rules: CollectionRow['rules']; products: string[] | undefined },
): Promise<string | Refusal> {
  if (rules && chosen) return ruledProducts('products');
  if (chosen) {
    const ids = await findProductIds(tx, storeId, 'products', chosen);
    if (isRefusal(ids)) return ids;
    await setCollectionProducts(tx, id, ids);
  }
  await refreshMemberships(tx, storeId);
  return id;
}

const ruledProducts = (field: string) =>
  refuse('invalid_request', {
    errors: [
      { field, code: 'not_allowed', detail: 'The rules choose the products: set rules to null to choose them.' },
    ],
  });

const handleTaken = (handle: string) =>
  refuse('handle_taken', { field: 'handle', detail: `Another collection has the handle "${handle}": choose another.` });

/** The ids of products that are named by id or handle, in their order. */
async function findProductIds(
  tx: Database,
  storeId: string,
  field: string,
  named: readonly string[],
): Promise<string[] | Refusal> {
  const names = named.map((one) => one.normalize('NFC'));
  const rows = await tx
    .select({ id: products.id, handle: products.handle })
    .from(products)
    .where(and(eq(products.storeId, storeId), isNamedBy(names)));
  const ids = idsByName(rows);
  const missing = names.findIndex((name) => !ids.has(name));
  if (missing >= 0)
    return refuse('product_not_found', {
      field: `${field}.${missing}`,
      detail: `There is no product "${names[missing]}": correct it, or leave it out.`,
    });
  return names.map((name) => ids.get(name)!);
}

export async function findCollection(
  db: Database,
  storeId: string,
  idOrHandle: string,
): Promise<FoundCollection | undefined> {
  const rows = await db
    .select({ collection: collections, image: images })
    .from(collections)
    .leftJoin(images, eq(images.id, collections.imageId))
    .where(
      and(
        eq(collections.storeId, storeId),
        or(eq(collections.id, idOrHandle), eq(collections.handle, idOrHandle.normalize('NFC'))),
      ),
    );
  return rows.find(({ collection }) => collection.id === idOrHandle) ?? rows[0];
}

async function findMembers(db: Database, collectionId: string): Promise<string[]> {
  const rows = await db
    .select({ handle: products.handle })
    .from(collectionProducts)
    .innerJoin(products, eq(products.id, collectionProducts.productId))
    .where(eq(collectionProducts.collectionId, collectionId))
    .orderBy(asc(collectionProducts.position), asc(collectionProducts.productId));
  return rows.map(({ handle }) => handle);
}

async function countProducts(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: collectionProducts.collectionId, products: count() })
    .from(collectionProducts)
    .where(isOneOf(collectionProducts.collectionId, ids))
    .groupBy(collectionProducts.collectionId);
  return new Map(rows.map((row) => [row.id, row.products]));
}

function viewed({ collection, image }: FoundCollection, productCount: number, baseUrl: string): AdminCollection {
  const { id, handle, title, descriptionHtml, rules, sortOrder } = collection;
  return {
    ...{ id, handle, title, descriptionHtml, rules, sortOrder, productCount },
    image: image && viewAdminImage(image, baseUrl),
  };
}

function viewAdminImage(row: ImageRow, baseUrl: string): AdminImage {
  const { id, file, alt, source, focalPoint, placeholder } = row;
  const { width, height, url } = viewImage(row, { baseUrl, languages: [] });
  return {
    ...{ id, file, alt, source, width, height, url, placeholder: placeholder || null },
    ...(focalPoint && { focalPoint }),
  };
}
