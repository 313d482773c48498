import * as z from 'zod/mini';
import { searchLimits } from '../catalog/catalog.limits.ts';
import { pageQuery } from '../common/page.ts';
import type { ErrorCode } from '../common/problem.ts';
import { route } from '../common/route.ts';
import {
  adminProductPageSchema,
  adminProductSchema,
  adminProductSortSchema,
  productCreateSchema,
  productPatchSchema,
  variantInputSchema,
  variantPatchSchema,
  variantPricesSchema,
} from './admin-product.schemas.ts';
import { productEndpoints } from './product.endpoints.ts';

const filterValues = z.optional(z.array(z.string()).check(z.maxLength(searchLimits.valuesPerFilter)));

/** Changes one product and returns the changed product. `productId` is its id or its handle. */
const changed = { key: 'secret', versioned: true, response: adminProductSchema } as const;
const productErrors = ['product_not_found', 'version_conflict'] as const satisfies ErrorCode[];
const saveErrors = ['handle_taken', 'sku_taken'] as const satisfies ErrorCode[];

export const productRoutes = {
  list: route({
    endpoint: productEndpoints.list,
    summary: 'List all products, also those that are not published, with all their fields',
    key: 'secret',
    query: z.object({
      ...pageQuery,
      /** Finds the same as the search of the shop, with SKUs. */
      search: z.optional(z.string().check(z.maxLength(searchLimits.searchLength))),
      vendor: filterValues,
      /** The product type. */
      type: filterValues,
      tag: filterValues,
      /** Handle of a collection. */
      collection: z.optional(z.string()),
      published: z.optional(z.boolean()),
      /** True: products of which no variant can be sold. False: the others. */
      outOfStock: z.optional(z.boolean()),
      /** Default: `created_desc`. By stock, products with a variant whose stock is not tracked have the most. */
      sort: z.optional(adminProductSortSchema),
    }),
    response: adminProductPageSchema,
    errors: ['collection_not_found'],
  }),
  get: route({
    endpoint: productEndpoints.get,
    summary: 'Get one product by its id or handle, in all languages and currencies',
    key: 'secret',
    response: adminProductSchema,
    errors: ['product_not_found'],
  }),
  create: route({
    endpoint: productEndpoints.create,
    summary: 'Create a product with its variants',
    key: 'secret',
    body: productCreateSchema,
    status: 201,
    response: adminProductSchema,
    errors: saveErrors,
  }),
  update: route({
    ...changed,
    endpoint: productEndpoints.update,
    summary: 'Change a product. Fields that are left out stay; lists are replaced',
    body: productPatchSchema,
    errors: [...productErrors, ...saveErrors],
  }),
  remove: route({
    endpoint: productEndpoints.remove,
    summary: 'Delete a product with its variants and pictures. Orders keep what they need of it',
    key: 'secret',
    versioned: true,
    status: 204,
    errors: productErrors,
  }),
  addVariant: route({
    ...changed,
    endpoint: productEndpoints.addVariant,
    summary: 'Add a variant to a product',
    body: variantInputSchema,
    errors: [...productErrors, 'sku_taken'],
  }),
  updateVariant: route({
    ...changed,
    endpoint: productEndpoints.updateVariant,
    summary: 'Change a variant of a product. Fields that are left out stay',
    body: variantPatchSchema,
    errors: [...productErrors, 'variant_not_found', 'sku_taken'],
  }),
  removeVariant: route({
    ...changed,
    endpoint: productEndpoints.removeVariant,
    summary: 'Delete a variant of a product. The last one cannot be deleted',
    errors: [...productErrors, 'variant_not_found'],
  }),
  setPrices: route({
    ...changed,
    endpoint: productEndpoints.setPrices,
    summary: 'Set all prices of a variant, by currency',
    body: variantPricesSchema,
    errors: [...productErrors, 'variant_not_found'],
  }),
};
