import * as z from 'zod/mini';
import { maxLineQuantity } from '../cart/cart.limits.ts';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { catalogLimits } from './catalog.limits.ts';
import { downloadFilesSchema } from './download-file.schemas.ts';
import { isGtin } from './gtin.ts';
import { isSameMeasure, measureSchema } from './measure.schemas.ts';

/** Global Trade Item Number: 8, 12, 13 or 14 digits, the last of which is the check digit (GS1). */
export const gtinSchema = z
  .string()
  .check(
    z.refine(isGtin, { error: 'is no GTIN: write its 8, 12, 13 or 14 digits, the last of which checks the others' }),
  );

const lengthMm = z.int().check(z.gte(1), z.lte(1_000_000));

/** Size of the packed item, in millimetres, as far as the merchant gave it. */
export const dimensionsSchema = component(
  'Dimensions',
  z.object({ lengthMm: z.optional(lengthMm), widthMm: z.optional(lengthMm), heightMm: z.optional(lengthMm) }),
);
export type Dimensions = z.infer<typeof dimensionsSchema>;

/**
 * What a price per unit is computed from: the content of the variant, such as 250 g, and the quantity that the price is
 * shown for, such as 1 kg. Directive 98/6/EC, articles 2(b) and 3, requires it in the EU for what is sold by measure.
 * Google names the two `unit_pricing_measure` and `unit_pricing_base_measure`.
 */
export const unitMeasureSchema = component(
  'UnitMeasure',
  z.object({ measure: measureSchema, base: measureSchema }).check(
    z.refine(({ measure, base }) => isSameMeasure(measure.unit, base.unit), {
      error: 'needs two units of one kind, such as g and kg',
      path: ['base', 'unit'],
    }),
  ),
);
export type UnitMeasure = z.infer<typeof unitMeasureSchema>;

/** The price of `base`, such as 48.00 for 1 kg, rounded half up to the currency's minor unit. */
export const unitPricingSchema = component(
  'UnitPricing',
  z.object({ price: moneySchema, measure: measureSchema, base: measureSchema }),
);
export type UnitPricing = z.infer<typeof unitPricingSchema>;

const quantity = z.int().check(z.gte(1), z.lte(maxLineQuantity));

/**
 * The quantities in which a variant is sold. A quantity is a multiple of `increment`, and so are the two limits: the
 * terms of Shopify's `QuantityRule`.
 */
export const quantityRuleSchema = component(
  'QuantityRule',
  z.object({
    minimum: z.int(),
    increment: z.int(),
    /** Of one order. Null if there is no limit. */
    maximum: z.nullable(z.int()),
  }),
);
export type QuantityRule = z.infer<typeof quantityRuleSchema>;

/** Defaults: `increment` 1, `minimum` the increment, `maximum` none. */
export const quantityRuleInputSchema = component(
  'QuantityRuleInput',
  z.object({ minimum: z.optional(quantity), increment: z.optional(quantity), maximum: z.optional(quantity) }).check(
    z.refine(({ minimum, increment = 1 }) => (minimum ?? increment) % increment === 0, {
      error: 'has to be a multiple of increment',
      path: ['minimum'],
    }),
    z.refine(({ maximum, increment = 1 }) => (maximum ?? increment) % increment === 0, {
      error: 'has to be a multiple of increment',
      path: ['maximum'],
    }),
    z.refine(({ minimum = 1, maximum = Infinity }) => minimum <= maximum, {
      error: 'has to be at least minimum',
      path: ['maximum'],
    }),
  ),
);
export type QuantityRuleInput = z.infer<typeof quantityRuleInputSchema>;

/** Sold before it is in stock. It ships on this day, ISO 8601: `2026-12-15`. */
export const preorderSchema = component('Preorder', z.object({ shipsOn: z.string() }));
export type Preorder = z.infer<typeof preorderSchema>;

/**
 * `limit` is the quantity that is sold beyond the stock at most. Default: no limit. From the start of the day in UTC on
 * which it ships, the variant is sold from stock like any other.
 */
export const preorderInputSchema = component(
  'PreorderInput',
  z.object({ shipsOn: z.iso.date(), limit: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))) }),
);
export type PreorderInput = z.infer<typeof preorderInputSchema>;

/** What one bundle contains of another variant. `quantity` is that of one bundle. */
export const bundleComponentSchema = component(
  'BundleComponent',
  z.object({
    variantId: z.string(),
    sku: z.string(),
    /** The handle of its product. Null if the product is not published: it has no page. */
    productHandle: z.nullable(z.string()),
    /** The title of its product. */
    title: z.string(),
    /** The option values joined for display: "Celadon / Large". Empty for a product without options. */
    variantTitle: z.string(),
    quantity: z.int(),
  }),
);
export type BundleComponent = z.infer<typeof bundleComponentSchema>;

/** `quantity` of a variant, which `variantId` names. Without it, `sku` does: files of another store have only that. */
export const componentInputSchema = component(
  'BundleComponentInput',
  z
    .object({
      variantId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
      sku: z.optional(z.string().check(z.minLength(1), z.maxLength(catalogLimits.skuLength))),
      quantity,
    })
    .check(
      z.refine(({ variantId, sku }) => variantId !== undefined || sku !== undefined, {
        error: 'is missing: name the variant by variantId or by sku',
        path: ['sku'],
      }),
    ),
);
export type ComponentInput = z.infer<typeof componentInputSchema>;

/** One or more: null makes a bundle a variant like any other. */
const componentInputsSchema = z
  .array(componentInputSchema)
  .check(z.minLength(1), z.maxLength(catalogLimits.componentsPerBundle));

/** What a merchant may set of a variant besides price, stock and options. The database keeps it in one column. */
export const variantExtrasShape = {
  gtin: z.optional(gtinSchema),
  dimensions: z.optional(dimensionsSchema),
  unitMeasure: z.optional(unitMeasureSchema),
  quantityRule: z.optional(quantityRuleInputSchema),
  /** The quantity that one customer can order, all their orders together. */
  maxPerCustomer: z.optional(quantity),
  preorder: z.optional(preorderInputSchema),
  /** Left out, or null: it has no file. Files are added by the routes of files. */
  files: z.optional(downloadFilesSchema),
  /** What a bundle contains. Absent if it is none. */
  components: z.optional(z.array(z.object({ variantId: z.string(), quantity }))),
};
export const variantExtrasSchema = z.object(variantExtrasShape);
export type VariantExtras = z.infer<typeof variantExtrasSchema>;

/** The same as a merchant writes it. Null is the same as none: a change of a variant clears a field with it. */
export const variantExtrasInputShape = {
  gtin: z.optional(z.nullable(gtinSchema)),
  dimensions: z.optional(z.nullable(dimensionsSchema)),
  unitMeasure: z.optional(z.nullable(unitMeasureSchema)),
  quantityRule: z.optional(z.nullable(quantityRuleInputSchema)),
  maxPerCustomer: z.optional(z.nullable(quantity)),
  preorder: z.optional(z.nullable(preorderInputSchema)),
  files: z.optional(z.nullable(downloadFilesSchema)),
  /** Makes it a bundle of other variants, whose stock is that of its components. */
  components: z.optional(z.nullable(componentInputsSchema)),
};
