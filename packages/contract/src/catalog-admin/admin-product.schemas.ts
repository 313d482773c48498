import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import {
  handleSchema,
  imageDataSchema,
  productDataSchema,
  setPricesInputSchema,
  skuSchema,
  titleSchema,
  variantDataSchema,
} from './product-data.schemas.ts';

/** A picture of a product for the merchant. */
export const adminImageSchema = component(
  'AdminImage',
  z.extend(imageDataSchema, {
    id: z.string(),
    /** Pixels of the original. */
    width: z.int(),
    height: z.int(),
    /** Address of a middle size. */
    url: z.string(),
    /** A picture of a few pixels as a data URL. Null if it was not made yet. */
    placeholder: z.nullable(z.string()),
  }),
);
export type AdminImage = z.infer<typeof adminImageSchema>;

export const adminVariantSchema = component('AdminVariant', z.extend(variantDataSchema, { id: z.string() }));
export type AdminVariant = z.infer<typeof adminVariantSchema>;

/** Fields that the server sets. Requests may contain them, so that a product can be sent back as it came. */
const serverFields = {
  id: z.string(),
  /** Increases with each change of the product, except of its stock. */
  version: z.int(),
  /** ISO 8601, UTC. */
  updatedAt: z.string(),
  /** Handles of the collections that it is in. */
  collections: z.array(z.string()),
};

/** A product for the merchant: everything, in all languages and currencies. */
export const adminProductSchema = component(
  'AdminProduct',
  z.extend(productDataSchema, {
    ...serverFields,
    variants: z.array(adminVariantSchema),
    images: z.array(adminImageSchema),
  }),
);
export type AdminProduct = z.infer<typeof adminProductSchema>;

/**
 * A picture of the product in a list, named by `id` or `file`. New pictures are added by the routes of pictures.
 */
const imageInputSchema = component('AdminImageInput', z.partial(adminImageSchema));
export type AdminImageInput = z.infer<typeof imageInputSchema>;

/**
 * A variant in a list. It is the variant of the product with the same `id`, else with the same `sku`, else with the
 * same option values; then fields that are left out stay as they are. Otherwise it is a new variant.
 */
export const variantInputSchema = component(
  'AdminVariantInput',
  z.extend(z.partial(adminVariantSchema), { sku: skuSchema, prices: z.optional(setPricesInputSchema) }),
);
export type AdminVariantInput = z.infer<typeof variantInputSchema>;

export const variantPatchSchema = component(
  'AdminVariantPatch',
  z.extend(z.partial(adminVariantSchema), { prices: z.optional(setPricesInputSchema) }),
);
export type AdminVariantPatch = z.infer<typeof variantPatchSchema>;

const lists = {
  variants: z.array(variantInputSchema).check(z.minLength(1)),
  images: z.optional(z.array(imageInputSchema)),
};

/**
 * A new product. Fields that are left out have their defaults: the handle is made from the title, the product is
 * published and ships to all countries, a variant has stock that is not tracked.
 */
export const productCreateSchema = component(
  'ProductCreate',
  z.extend(z.partial(adminProductSchema), { title: titleSchema, ...lists }),
);
export type ProductCreate = z.infer<typeof productCreateSchema>;

/**
 * Changes of a product. Fields that are left out stay as they are; a list replaces the whole list, and texts replace
 * those of all languages. `version` has the same effect as the header `If-Match`.
 */
export const productPatchSchema = component(
  'ProductPatch',
  z.extend(z.partial(adminProductSchema), {
    handle: z.optional(handleSchema),
    variants: z.optional(lists.variants),
    images: lists.images,
  }),
);
export type ProductPatch = z.infer<typeof productPatchSchema>;

export const variantPricesSchema = component('VariantPrices', z.object({ prices: setPricesInputSchema }));
export const adminProductPageSchema = component('AdminProductPage', pageOf(adminProductSchema));

export const adminProductSortSchema = z.enum([
  'title_asc',
  'title_desc',
  'created_asc',
  'created_desc',
  'updated_asc',
  'updated_desc',
  'stock_asc',
  'stock_desc',
]);
export type AdminProductSort = z.infer<typeof adminProductSortSchema>;
