import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

/** Name and value of an option in the store's language, `Colour:Red`. A colon in the name has a backslash before it. */
export const optionValueSchema = z.string().check(z.regex(/^(?:[^:\\]|\\.)+:./su));

/** Namespace and key of a metafield, and a value in the store's language: `custom.fabric:Wool`. */
export const metafieldValueSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+:./su));

export const facetValueSchema = component(
  'FacetValue',
  z.object({
    /** Value of the parameter that filters by it. */
    value: z.string(),
    /** In the region's language. For `available` the same as `value`. */
    label: z.string(),
    /** The products of a list if this were the only value of the facet. */
    count: z.int(),
    /** Whether the request filters by it. */
    selected: z.boolean(),
    /** A colour, `#rrggbb`. */
    swatch: z.optional(z.string()),
  }),
);
export type FacetValue = z.infer<typeof facetValueSchema>;

export const facetSchema = component(
  'Facet',
  z.object({
    /** Name of the parameter that filters by it. */
    kind: z.enum(['collection', 'available', 'option', 'type', 'vendor', 'tag', 'meta']),
    /** Name of the option in the store's language; of `meta` namespace and key. Null for other kinds. */
    name: z.nullable(z.string()),
    /** Name of the option or the metafield in the region's language. Null for other kinds. */
    label: z.nullable(z.string()),
    /** Collections in their order, values of options in the order of a product, others by count. */
    values: z.array(facetValueSchema),
  }),
);
export type Facet = z.infer<typeof facetSchema>;

/**
 * Counts for the filters of a list. Each count respects the filters of all other facets and of the search, not those of
 * its own facet, so that a shopper sees what another choice leads to.
 */
export const facetListSchema = component(
  'FacetList',
  z.object({
    /** Products of the list. */
    total: z.int(),
    facets: z.array(facetSchema),
    /** The lowest and the highest price of the products, whatever `priceMin` and `priceMax`. Null without products. */
    price: z.nullable(z.object({ min: moneySchema, max: moneySchema })),
  }),
);
export type FacetList = z.infer<typeof facetListSchema>;
