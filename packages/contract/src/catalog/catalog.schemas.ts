import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { imageSchema } from '../common/image.ts';
import { priceTermsSchema } from '../common/landed-cost.ts';
import { moneySchema } from '../common/money.ts';

export const selectedOptionSchema = component('SelectedOption', z.object({ name: z.string(), value: z.string() }));
export type SelectedOption = z.infer<typeof selectedOptionSchema>;

/** A choice the shopper makes, such as Size. `swatch` is `#rrggbb`, for colours and materials. */
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
    /** The option values joined for people: "Celadon / Large". Empty for a product without options. */
    title: z.string(),
    selectedOptions: z.array(selectedOptionSchema),
    price: moneySchema,
    compareAtPrice: z.nullable(moneySchema),
    available: z.boolean(),
    /** Whether it may be sent to the region's country. */
    shipsToRegion: z.boolean(),
    stock: z.enum(['in_stock', 'low_stock', 'out_of_stock']),
    /** How many are left; told only when stock is low. */
    quantityAvailable: z.nullable(z.int()),
    /** None is left, and it is sold all the same: it is sent once it has come in again. */
    backorder: z.boolean(),
    /** False for what is not sent as a parcel, such as a download, a service or a ticket: it needs no delivery address and no shipping. */
    requiresShipping: z.boolean(),
    /** Picture of this variant, by the id of one of the product's images. */
    imageId: z.nullable(z.string()),
    /** What it is to the tax office: `standard`, `food`, `books`, `clothing`, `childrens_clothing`, `zero`. */
    taxCategory: z.string(),
    /** Harmonized System code, 6 to 10 digits; null where the merchant gave none. */
    hsCode: z.nullable(z.string()),
    /** Where it was made, ISO 3166-1 alpha-2. */
    originCountry: z.nullable(z.string()),
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
  /** Compare-at price of the variant that costs `priceRange.min`, so that the two can stand side by side; null where that one is not reduced. */
  compareAtPrice: z.nullable(moneySchema),
  available: z.boolean(),
  /** Whether any of its variants may be sent to the region's country. */
  shipsToRegion: z.boolean(),
};

/** A product as lists carry it. */
export const productSummarySchema = component('ProductSummary', z.object(summaryShape));
export type ProductSummary = z.infer<typeof productSummarySchema>;

/** A product in full. `landedCost` is that of one piece bought alone. `descriptionHtml` was sanitised by the server; sanitise it again where it is inserted. */
export const productSchema = component('Product', z.object({ ...summaryShape, descriptionHtml: z.string(), landedCost: priceTermsSchema }));
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

export const productSortSchema = z.enum(['manual', 'title', 'price_asc', 'price_desc', 'newest']);
export type ProductSort = z.infer<typeof productSortSchema>;
