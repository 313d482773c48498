import * as z from 'zod/mini';
import { catalogLimits } from '../catalog/catalog.limits.ts';
import { productExtrasInputShape } from '../catalog/product-extras.schemas.ts';
import { variantExtrasInputShape } from '../catalog/variant-extras.schemas.ts';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { countrySchema, languageSchema } from '../common/region.ts';
import { setAmountSchema } from '../price/price.schemas.ts';

// What a merchant sets of a product, in all languages and currencies. The JSON Lines archive and the admin API have
// this shape. A new field is added here, and nowhere else in the contract.

const integer32 = 2_147_483_647;
const nth = z.int().check(z.gte(0));

/** A text by language: `{ "en": "Teapot", "zh-CN": "茶壶" }`. */
export const localizedTextSchema = z.record(languageSchema, z.string());
export const titleSchema = z.record(languageSchema, z.string().check(z.maxLength(catalogLimits.titleLength)));
export const handleSchema = z.string().check(z.minLength(1), z.maxLength(catalogLimits.handleLength));
export const skuSchema = z.string().check(z.minLength(1), z.maxLength(catalogLimits.skuLength));

/** A price that the merchant set, in minor units. */
export const setPriceSchema = component('SetPrice', z.object({ amount: nth, compareAtAmount: z.nullable(nth) }));

/** Prices by currency. Those converted by an exchange rate are not among them. */
export const setPricesSchema = z.record(currencySchema, setPriceSchema);

/** A price to set, in minor units. Responses can contain larger prices, which an earlier version stored. */
export const setPriceInputSchema = component(
  'SetPriceInput',
  z.object({ amount: setAmountSchema, compareAtAmount: z.nullable(setAmountSchema) }),
);
export const setPricesInputSchema = z.record(currencySchema, setPriceInputSchema);

/** The point that a cropped picture shows: from 0, 0 at the left and top to 1, 1. */
export const focalPointSchema = component(
  'FocalPoint',
  z.object({ x: z.number().check(z.gte(0), z.lte(1)), y: z.number().check(z.gte(0), z.lte(1)) }),
);
export type FocalPoint = z.infer<typeof focalPointSchema>;

/** A picture of a product or a collection. */
export const imageDataSchema = component(
  'ImageData',
  z.object({
    /** Name of the stored file: a hash of its content, and its type. */
    file: z.string().check(z.regex(/^[\w.-]+$/)),
    alt: localizedTextSchema,
    /** Where it came from: a file name or an address. */
    source: z.string(),
    /** Null or left out: the middle. */
    focalPoint: z.optional(z.nullable(focalPointSchema)),
  }),
);
export type ImageData = z.infer<typeof imageDataSchema>;

export const optionDataSchema = component(
  'OptionData',
  z.object({
    name: localizedTextSchema,
    /** `swatch` is a colour, `#rrggbb`. */
    values: z.array(z.object({ label: localizedTextSchema, swatch: z.optional(z.string()) })).check(z.minLength(1)),
  }),
);
export type OptionData = z.infer<typeof optionDataSchema>;

export const variantDataSchema = component(
  'VariantData',
  z.object({
    sku: skuSchema,
    /** For each option of the product, the index of its value. */
    optionValues: z.array(nth),
    /** A variant without a price in a currency is not sold in it. */
    prices: setPricesSchema,
    /** Quantity at each location, by its id. Null if stock is not tracked. */
    levels: z.nullable(z.record(z.string(), z.int().check(z.gte(-integer32 - 1), z.lte(integer32)))),
    /** Whether it is still sold when none is left. */
    sellWhenOut: z.boolean(),
    weightGrams: z.int().check(z.gte(0), z.lte(integer32)),
    /** False for what is not shipped, such as a download or a service. */
    requiresShipping: z.boolean(),
    /** `standard`, `food`, `books`, `clothing`, `childrens_clothing` or `zero`. */
    taxCategory: z.string().check(z.regex(/^[a-z_]+$/)),
    /** Harmonized System code, 4 to 12 digits. */
    hsCode: z.nullable(z.string().check(z.regex(/^\d{4,12}$/))),
    /** Country of origin, ISO 3166-1 alpha-2. */
    originCountry: z.nullable(countrySchema),
    /** The index of the product's picture that shows this variant. */
    image: z.nullable(nth),
    /** What few variants have, such as GTIN, quantity rule, pre-order and files. Left out where there is none. */
    ...variantExtrasInputShape,
  }),
);
export type VariantData = z.infer<typeof variantDataSchema>;

export const productDataSchema = component(
  'ProductData',
  z.object({
    handle: handleSchema,
    title: titleSchema,
    /** HTML. The server sanitizes it. */
    descriptionHtml: localizedTextSchema,
    vendor: z.string(),
    productType: z.string(),
    tags: z
      .array(z.string().check(z.maxLength(catalogLimits.tagLength)))
      .check(z.maxLength(catalogLimits.tagsPerProduct)),
    /** Only published products are listed, shown and sold. */
    published: z.boolean(),
    /** ISO 8601, UTC, with microseconds, for lists by age. */
    createdAt: z.iso.datetime(),
    /** Countries it ships to. Null for all. */
    shipsOnlyTo: z.nullable(z.array(countrySchema)),
    shipsNotTo: z.array(countrySchema),
    options: z.array(optionDataSchema),
    variants: z.array(variantDataSchema).check(z.minLength(1)),
    images: z.array(imageDataSchema),
    /** ISO 8601, UTC. It is shown and sold from this moment, and until that one. Null, or left out: without a limit. */
    publishedFrom: z.optional(z.nullable(z.iso.datetime())),
    publishedUntil: z.optional(z.nullable(z.iso.datetime())),
    /** Handles that it had before, which lead to it. */
    redirects: z.optional(z.array(handleSchema)),
    /** Left out where the product has none: SEO, metafields, videos and 3D models. */
    ...productExtrasInputShape,
  }),
);
export type ProductData = z.infer<typeof productDataSchema>;
