import {
  defaultPageSize,
  isRefusal,
  refuse,
  routes,
  type AdminProduct,
  type AdminVariant,
  type ProductPatch,
  type Refusal,
} from '@smallshop/contract';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { storeLanguagesOf } from '../product/catalog.service.ts';
import { findCollectionId } from '../product/collection.repo.ts';
import { readAdminProducts } from './admin-product-view.ts';
import { listProductIds } from './list-products.repo.ts';
import { createProduct, deleteProduct, findProductId, updateProduct } from './save-admin-product.ts';

type VariantList = NonNullable<ProductPatch['variants']>;

/**
 * Changes one variant of a product: `change` makes the list of variants from that of the product, in which this one is
 * at a place. Errors name the fields of the variant.
 */
async function changeVariant(
  context: RequestContext,
  { productId, variantSku }: { productId: string; variantSku: string },
  change: (variants: AdminVariant[], place: number) => VariantList | Refusal,
): Promise<AdminProduct | Refusal> {
  let place = -1;
  const result = await updateProduct(context, productId, ({ variants }) => {
    place = variants.findIndex((one) => one.sku === variantSku);
    if (place < 0) return refuse('variant_not_found', { field: 'variantSku' });
    const list = change(variants, place);
    return isRefusal(list) ? list : { variants: list };
  });
  return isRefusal(result) ? ofVariant(result, place) : result;
}

/** The refusal of a list of variants as that of the variant at this place. */
function ofVariant(refusal: Refusal, place: number): Refusal {
  const prefix = `variants.${place}.`;
  // Only a deleted variant is refused as a part of the list.
  const inVariant = (field: string) =>
    field === 'variants' ? 'variantSku' : field.startsWith(prefix) ? field.slice(prefix.length) : field;
  const { field, errors } = refusal;
  return {
    ...refusal,
    ...(field !== undefined && { field: inVariant(field) }),
    ...(errors && { errors: errors.map((error) => ({ ...error, field: inVariant(error.field) })) }),
  };
}

/** Without its stock, which stays. */
const keptAs = ({ id, sku }: AdminVariant) => ({ id, sku });

export const productTopic = [
  bind(routes.product.list, async (context, { limit = defaultPageSize, cursor, collection, ...filters }) => {
    const { db, store } = context;
    const { sort = 'created_desc' } = filters;
    const after = cursor === undefined ? undefined : readCursor(cursor, sort, 'bigint');
    if (after === null) return badCursor();
    const collectionId = collection === undefined ? undefined : await findCollectionId(db, store.id, collection);
    if (collection !== undefined && collectionId === undefined)
      return refuse('collection_not_found', { field: 'collection' });
    const rows = await listProductIds(db, {
      ...filters,
      ...{ storeId: store.id, language: store.defaultLanguage, storeLanguages: storeLanguagesOf(context) },
      ...{ collectionId, sort, after, limit, now: context.now() },
    });
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, key }) => ({ order: sort, key, id }));
    const items = await readAdminProducts(
      db,
      context,
      shown.map(({ id }) => id),
    );
    return { items, nextCursor };
  }),

  bind(routes.product.get, async (context, { productId }) => {
    const id = await findProductId(context.db, context.store.id, productId);
    const [product] = id === undefined ? [] : await readAdminProducts(context.db, context, [id]);
    return product ?? refuse('product_not_found', { field: 'productId' });
  }),

  bind(routes.product.create, createProduct),

  bind(routes.product.update, (context, { productId, ...patch }) => updateProduct(context, productId, patch)),

  bind(routes.product.remove, (context, { productId }) => deleteProduct(context, productId)),

  bind(routes.product.addVariant, async (context, { productId, ...variant }) => {
    let place = -1;
    const { id: _id, ...added } = variant;
    const result = await updateProduct(context, productId, ({ variants }) => {
      place = variants.length;
      const detail = `The product has a variant with the SKU "${added.sku}": choose another one.`;
      return variants.some(({ sku }) => sku === added.sku)
        ? refuse('sku_taken', { field: 'sku', detail })
        : { variants: [...variants.map(keptAs), added] };
    });
    return isRefusal(result) ? ofVariant(result, place) : result;
  }),

  bind(routes.product.updateVariant, (context, { productId, variantSku, ...patch }) =>
    changeVariant(context, { productId, variantSku }, (variants, place) =>
      variants.map((one, nth) => (nth === place ? { ...patch, id: one.id, sku: patch.sku ?? one.sku } : keptAs(one))),
    ),
  ),

  bind(routes.product.removeVariant, (context, { productId, variantSku }) =>
    changeVariant(context, { productId, variantSku }, (variants, place) => {
      const detail = 'A product needs one variant. Delete the product, or set published to false.';
      return variants.length > 1
        ? variants.filter((_, nth) => nth !== place).map(keptAs)
        : refuse('invalid_request', { errors: [{ field: 'variantSku', code: 'not_allowed', detail }] });
    }),
  ),

  bind(routes.product.setPrices, (context, { productId, variantSku, prices }) =>
    changeVariant(context, { productId, variantSku }, (variants, place) =>
      variants.map((one, nth) => ({ ...keptAs(one), ...(nth === place && { prices }) })),
    ),
  ),
];
