import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { imageSchema } from '../common/image.ts';
import { priceTermsSchema } from '../common/landed-cost.ts';
import { moneySchema } from '../common/money.ts';
import { shownFileSchema } from './download-file.schemas.ts';
import { shownMetafieldSchema } from './metafield.schemas.ts';
import { productMediaSchema } from './product-media.schemas.ts';
import {
  bundleComponentSchema,
  dimensionsSchema,
  preorderSchema,
  quantityRuleSchema,
  unitPricingSchema,
} from './variant-extras.schemas.ts';

export const selectedOptionSchema = component('SelectedOption', z.object({ name: z.string(), value: z.string() }));
export type SelectedOption = z.infer<typeof selectedOptionSchema>;

/** An option of a product, such as Size. `swatch` is a colour, `#rrggbb`, for colours and materials. */
export const productOptionSchema = component(
  'ProductOption',
  z.object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), swatch: z.optional(z.string()) })),
  }),
);
export type ProductOption = z.infer<typeof productOptionSchema>;

export const variantSchema = component(
  'Variant',
  z.object({
    id: z.string(),
    sku: z.string(),
    /** The option values joined for display: "Celadon / Large". Empty for a product without options. */
    title: z.string(),
    selectedOptions: z.array(selectedOptionSchema),
    price: moneySchema,
    compareAtPrice: z.nullable(moneySchema),
    /**
     * With `compareAtPrice`: the lowest price of the 30 days before the present price began. Directive 98/6/EC, article
     * 6a, requires it beside a reduction in the EU. Absent if no other price of these days is recorded.
     */
    priorPrice: z.optional(moneySchema),
    available: z.boolean(),
    /** Whether it ships to the region's country. */
    shipsToRegion: z.boolean(),
    stock: z.enum(['in_stock', 'low_stock', 'out_of_stock']),
    /** The quantity in stock. Null if stock is not low. */
    quantityAvailable: z.nullable(z.int()),
    /** True if it is sold although none is in stock. It ships when it is in stock again. */
    backorder: z.boolean(),
    /**
     * False for items that are not shipped, such as a download, a service or a ticket. They need no delivery address.
     */
    requiresShipping: z.boolean(),
    /** Id of the product image that shows this variant. */
    imageId: z.nullable(z.string()),
    /** Tax category: `standard`, `food`, `books`, `clothing`, `childrens_clothing` or `zero`. */
    taxCategory: z.string(),
    /** Harmonized System code, 6 to 10 digits. Null if the merchant gave none. */
    hsCode: z.nullable(z.string()),
    /** Country of origin, ISO 3166-1 alpha-2. */
    originCountry: z.nullable(z.string()),
    /** Global Trade Item Number, 8, 12, 13 or 14 digits. Absent if the merchant gave none, like the fields below. */
    gtin: z.optional(z.string()),
    weightGrams: z.optional(z.int()),
    dimensions: z.optional(dimensionsSchema),
    /** The price per unit, for what is sold by measure. */
    unitPricing: z.optional(unitPricingSchema),
    /** The quantities in which it is sold. Absent if any quantity can be ordered. */
    quantityRule: z.optional(quantityRuleSchema),
    /**
     * The quantity that one customer can order, all orders together. `quantityRule` has the limit of one order. Absent
     * if there is none.
     */
    maxPerCustomer: z.optional(z.int()),
    /** Absent unless none is in stock and it can be ordered before it is: `available` is true then. */
    preorder: z.optional(preorderSchema),
    /** Files that buyers can download. Absent if it is no digital item. */
    files: z.optional(z.array(shownFileSchema)),
    /** What one bundle contains. Absent if it is no bundle. */
    components: z.optional(z.array(bundleComponentSchema)),
  }),
);
export type Variant = z.infer<typeof variantSchema>;

const summaryShape = {
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  /** Plain text, at most 300 characters. */
  summary: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  collections: z.array(z.string()),
  options: z.array(productOptionSchema),
  variants: z.array(variantSchema),
  images: z.array(imageSchema),
  priceRange: z.object({ min: moneySchema, max: moneySchema }),
  /**
   * Compare-at price of the variant that costs `priceRange.min`, to show beside it. Null if that variant is not
   * reduced.
   */
  compareAtPrice: z.nullable(moneySchema),
  available: z.boolean(),
  /** Whether any of its variants ships to the region's country. */
  shipsToRegion: z.boolean(),
};

/** A product in a list. */
export const productSummarySchema = component('ProductSummary', z.object(summaryShape));
export type ProductSummary = z.infer<typeof productSummarySchema>;

/**
 * A product with all its fields. `landedCost` is for a purchase of one unit. The server has sanitized
 * `descriptionHtml`. Sanitize it again before you insert it.
 */
export const productSchema = component(
  'Product',
  z.object({
    ...summaryShape,
    descriptionHtml: z.string(),
    landedCost: priceTermsSchema,
    /**
     * The present handle, the same as `handle`, if the request named the product by a handle that it had before. A page
     * should redirect to it with status 301. Absent otherwise.
     */
    canonicalHandle: z.optional(z.string()),
    /** Title and description for search engines. Absent, like each of the two, if the merchant gave none. */
    seo: z.optional(z.object({ title: z.optional(z.string()), description: z.optional(z.string()) })),
    /** Metafields that the store shows, in the order of their definitions. Absent if there are none. */
    metafields: z.optional(z.array(shownMetafieldSchema)),
    /** Videos and 3D models, to show beside the pictures. Absent if there are none. */
    media: z.optional(z.array(productMediaSchema)),
  }),
);
export type Product = z.infer<typeof productSchema>;

export const collectionSchema = component(
  'Collection',
  z.object({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    descriptionHtml: z.string(),
    image: z.nullable(imageSchema),
    productCount: z.int(),
  }),
);
export type Collection = z.infer<typeof collectionSchema>;

/**
 * Default: `relevance` with a search, otherwise `manual`, the merchant's order. `best_selling` is by the units sold in
 * the last 90 days, then by the merchant's order.
 */
export const productSortSchema = z.enum([
  'manual',
  'title',
  'price_asc',
  'price_desc',
  'newest',
  'best_selling',
  'relevance',
]);
export type ProductSort = z.infer<typeof productSortSchema>;
