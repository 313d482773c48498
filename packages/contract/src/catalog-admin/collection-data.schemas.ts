import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { measureSchema } from '../catalog/measure.schemas.ts';
import { metafieldNameSchema } from '../catalog/metafield.schemas.ts';
import { handleSchema, imageDataSchema, localizedTextSchema, titleSchema } from './product-data.schemas.ts';

// What a merchant sets of a collection. The JSON Lines archive and the admin API have this shape.

const text = z.string().check(z.minLength(1), z.maxLength(255));
const isDate = (value: unknown) => typeof value === 'string' && z.iso.date().safeParse(value).success;

/**
 * A condition on a metafield, named by namespace and key, `custom.fabric`. `is` compares the value; texts in any
 * language. `contains` is for a part of a text, or for one of the values of a list. `at_least` and `at_most` are for
 * numbers, dates (`2026-11-30`) and measurements, which are converted: 1 kg is at least 900 g. A product without the
 * metafield, or with one of another type, meets only `is_not` and `does_not_contain`.
 */
const metafieldConditionSchema = z
  .object({
    field: z.literal('metafield'),
    metafield: metafieldNameSchema,
    operator: z.enum(['is', 'is_not', 'contains', 'does_not_contain', 'at_least', 'at_most']),
    value: z.union([text, z.number(), z.boolean(), measureSchema]),
  })
  .check(
    z.refine(({ operator, value }) => !operator.includes('contain') || typeof value === 'string', {
      error: 'has to be a text: a part of a text, or one of the values of a list',
      path: ['value'],
    }),
    z.refine(
      ({ operator, value }) =>
        !operator.startsWith('at_') || typeof value === 'number' || typeof value === 'object' || isDate(value),
      { error: 'has to be a number, a date such as 2026-11-30, or a measurement', path: ['value'] },
    ),
  );

/** A condition that a product meets or not. Text is compared without regard to case. */
export const collectionConditionSchema = component(
  'CollectionCondition',
  z.discriminatedUnion('field', [
    z.object({ field: z.literal('vendor'), operator: z.enum(['is', 'is_not']), value: text }),
    /** The product type. */
    z.object({ field: z.literal('type'), operator: z.enum(['is', 'is_not']), value: text }),
    z.object({ field: z.literal('tag'), operator: z.enum(['is', 'is_not']), value: text }),
    /** The title in any language. */
    z.object({ field: z.literal('title'), operator: z.enum(['contains', 'does_not_contain']), value: text }),
    /** The lowest price of a variant in the currency, also a converted one. Without a price, it is not met. */
    z.object({ field: z.literal('price'), operator: z.enum(['at_least', 'at_most']), value: moneySchema }),
    /** Whether a variant can be sold. Follows the stock within a minute. */
    z.object({ field: z.literal('available'), operator: z.literal('is'), value: z.boolean() }),
    metafieldConditionSchema,
  ]),
);
export type CollectionCondition = z.infer<typeof collectionConditionSchema>;

/** Which products a collection has: those that meet all conditions, or any of them. */
export const collectionRulesSchema = component(
  'CollectionRules',
  z.object({
    match: z.enum(['all', 'any']),
    conditions: z.array(collectionConditionSchema).check(z.minLength(1), z.maxLength(50)),
  }),
);
export type CollectionRules = z.infer<typeof collectionRulesSchema>;

/** Prices are those of the first currency of the store's first market, titles those in the store's language. */
export const collectionSortSchema = z.enum(['manual', 'title', 'price_asc', 'price_desc', 'newest']);
export type CollectionSort = z.infer<typeof collectionSortSchema>;

export const collectionDataSchema = component(
  'CollectionData',
  z.object({
    handle: handleSchema,
    title: titleSchema,
    /** HTML. The server sanitizes it. */
    descriptionHtml: localizedTextSchema,
    image: z.nullable(imageDataSchema),
    /** Handles, in the order of the collection. With `rules`, the server sets them. */
    products: z.array(handleSchema),
    /** Default: none, and the merchant chooses the products. */
    rules: z.optional(z.nullable(collectionRulesSchema)),
    /** The order in which the shop shows the products. Default: `manual`. */
    sortOrder: z.optional(collectionSortSchema),
  }),
);
export type CollectionData = z.infer<typeof collectionDataSchema>;
