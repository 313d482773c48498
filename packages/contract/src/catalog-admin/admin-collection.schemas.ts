import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import { adminImageSchema } from './admin-product.schemas.ts';
import { maxBulkRows } from './bulk.limits.ts';
import { collectionDataSchema, collectionRulesSchema, collectionSortSchema } from './collection-data.schemas.ts';
import { handleSchema, titleSchema } from './product-data.schemas.ts';

const { handle, title, descriptionHtml } = collectionDataSchema.shape;

/** A collection for the merchant, in all languages. */
export const adminCollectionSchema = component(
  'AdminCollection',
  z.object({
    ...{ id: z.string(), handle, title, descriptionHtml },
    image: z.nullable(adminImageSchema),
    rules: z.nullable(collectionRulesSchema),
    sortOrder: collectionSortSchema,
    /** Products in it, also those that are not published. */
    productCount: z.int(),
    /** Handles, in the order of the collection. Absent in lists. */
    products: z.optional(z.array(z.string())),
  }),
);
export type AdminCollection = z.infer<typeof adminCollectionSchema>;

const inputShape = {
  handle: z.optional(handleSchema),
  descriptionHtml: z.optional(descriptionHtml),
  /** Null removes the picture. Requests of its own set it. */
  image: z.optional(z.null()),
  rules: z.optional(z.nullable(collectionRulesSchema)),
  sortOrder: z.optional(collectionSortSchema),
  /** Handles or ids of products, in their order. Not allowed with rules. */
  products: z.optional(z.array(z.string())),
};

/** The default handle is made from the title. */
export const collectionCreateSchema = component('CollectionCreate', z.object({ title: titleSchema, ...inputShape }));
export type CollectionCreate = z.infer<typeof collectionCreateSchema>;

/** Fields that are left out stay as they are; `products` replaces the whole list. */
export const collectionPatchSchema = component(
  'CollectionPatch',
  z.object({ title: z.optional(titleSchema), ...inputShape }),
);
export type CollectionPatch = z.infer<typeof collectionPatchSchema>;

const someProducts = z.optional(z.array(z.string()).check(z.maxLength(maxBulkRows)));

/** Handles or ids of products. Added ones come last, in their order. */
export const collectionProductsSchema = component(
  'CollectionProducts',
  z.object({ add: someProducts, remove: someProducts }),
);

export const adminCollectionPageSchema = component('AdminCollectionPage', pageOf(adminCollectionSchema));
