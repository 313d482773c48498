import type { AdminProduct } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { archivedColumns, findArchivedProducts } from '../archive/export-catalogue.ts';
import { collectionProducts, collections, images, products, type ImageRow } from '../catalog.tables.ts';
import { viewImage } from '../product/image-view.ts';

/** Reads these products with everything that a merchant set, in the order of the ids. */
export async function readAdminProducts(
  db: Database,
  { store, baseUrl }: Pick<RequestContext, 'store' | 'baseUrl'>,
  ids: readonly string[],
): Promise<AdminProduct[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ ...archivedColumns, version: products.version, updatedAt: products.updatedAt })
    .from(products)
    .where(isOneOf(products.id, ids));
  const { archived, known } = await findArchivedProducts(db, store, rows);
  const pictures = await findImages(db, ids);
  const memberships = await findCollectionHandles(db, ids);
  const viewed = rows.map(({ id, version, updatedAt }, nth): [string, AdminProduct] => {
    const { type: _type, ...data } = archived[nth]!;
    const { variants } = known.get(data.handle)!;
    const ofProduct = pictures.get(id) ?? [];
    const view = {
      ...data,
      ...{ id, version, updatedAt: updatedAt.toISOString() },
      collections: memberships.get(id) ?? [],
      variants: data.variants.map((variant, place) => {
        const { id: variantId, input } = variants[place]!;
        const components = variant.components?.map((one, nth) => ({
          variantId: input.data!.components![nth]!.variantId,
          ...one,
        }));
        return { ...variant, id: variantId, ...(components && { components }) };
      }),
      images: data.images.map((image, place) => {
        const row = ofProduct[place]!;
        const { width, height, url } = viewImage(row, { baseUrl, languages: [] });
        const placeholder = row.placeholder || null;
        return { ...image, id: row.id, width, height, url, placeholder };
      }),
    };
    return [id, view];
  });
  const byId = new Map(viewed);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** In the order of `findKnownProducts`. */
async function findImages(db: Database, productIds: readonly string[]): Promise<Map<string, ImageRow[]>> {
  const rows = await db
    .select()
    .from(images)
    .where(isOneOf(images.productId, productIds))
    .orderBy(asc(images.position), asc(images.id));
  return Map.groupBy(rows, ({ productId }) => productId!);
}

async function findCollectionHandles(db: Database, productIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ productId: collectionProducts.productId, handle: collections.handle })
    .from(collectionProducts)
    .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
    .where(isOneOf(collectionProducts.productId, productIds))
    .orderBy(asc(collections.position), asc(collections.id));
  const found = Map.groupBy(rows, ({ productId }) => productId);
  return new Map([...found].map(([id, list]) => [id, list.map(({ handle }) => handle)]));
}
