import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { languageSchema } from '../common/region.ts';
import { catalogLimits } from './catalog.limits.ts';
import { measureSchema } from './measure.schemas.ts';

/**
 * Namespace and key of a metafield, joined by a point: `custom.fabric`. Each has letters, digits, hyphens and
 * underscores, as in Shopify.
 */
export const metafieldNameSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{1,64}$/));

const words = z.string().check(z.minLength(1), z.maxLength(catalogLimits.metafieldLength));
const wordsByLanguage = z.record(languageSchema, words);

/** Types of a metafield. The values are those of `metafieldSchema`. */
export const metafieldTypes = [
  'text',
  'number',
  'boolean',
  'date',
  'measurement',
  'color',
  'url',
  'text_list',
] as const;
export const metafieldTypeSchema = z.enum(metafieldTypes);
export type MetafieldType = (typeof metafieldTypes)[number];

/** A value of a metafield with its type. Texts are by language, BCP 47. */
export const metafieldSchema = component(
  'Metafield',
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), value: wordsByLanguage }),
    z.object({ type: z.literal('number'), value: z.number() }),
    z.object({ type: z.literal('boolean'), value: z.boolean() }),
    /** ISO 8601, `2026-11-30`. */
    z.object({ type: z.literal('date'), value: z.iso.date() }),
    z.object({ type: z.literal('measurement'), value: measureSchema }),
    /** `#rrggbb`. */
    z.object({ type: z.literal('color'), value: z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/)) }),
    /** Of http or https. */
    z.object({ type: z.literal('url'), value: z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)) }),
    z.object({
      type: z.literal('text_list'),
      value: z.array(wordsByLanguage).check(z.maxLength(catalogLimits.metafieldListLength)),
    }),
  ]),
);
export type Metafield = z.infer<typeof metafieldSchema>;

/** Metafields of a product, by namespace and key. */
export const metafieldsSchema = z.record(metafieldNameSchema, metafieldSchema);
export type Metafields = z.infer<typeof metafieldsSchema>;

/** What a store says of all metafields of one namespace and key. */
export const metafieldDefinitionSchema = component(
  'MetafieldDefinition',
  z.object({
    namespace: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    key: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    valueType: metafieldTypeSchema,
    /** What shoppers read beside the value, by language. */
    name: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(catalogLimits.titleLength))),
    /** Whether lists can be filtered by it, and facets count its values. */
    isFilter: z.boolean(),
    /** Whether shoppers see it in the product. */
    isVisible: z.boolean(),
  }),
);
/** A definition as it is written: namespace and key are in the path. Default: neither a filter nor visible. */
export const metafieldDefinitionInputSchema = component(
  'MetafieldDefinitionInput',
  z.object({
    valueType: metafieldTypeSchema,
    name: metafieldDefinitionSchema.shape.name,
    isFilter: z.optional(z.boolean()),
    isVisible: z.optional(z.boolean()),
  }),
);
export type MetafieldDefinition = z.infer<typeof metafieldDefinitionSchema>;

/** A metafield in the language of the region. A measurement is `250 g`, a list is separate values. */
export const shownMetafieldSchema = component(
  'ShownMetafield',
  z.object({
    namespace: z.string(),
    key: z.string(),
    type: metafieldTypeSchema,
    /** In the language of the region, like texts of the value. */
    name: z.string(),
    value: z.union([z.string(), z.number(), z.boolean(), measureSchema, z.array(z.string())]),
  }),
);
export type ShownMetafield = z.infer<typeof shownMetafieldSchema>;
