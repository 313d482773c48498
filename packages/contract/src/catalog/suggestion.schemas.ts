import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

export const suggestedProductSchema = component(
  'SuggestedProduct',
  z.object({
    handle: z.string(),
    title: z.string(),
    /** The lowest price of a variant. */
    price: moneySchema,
    available: z.boolean(),
    /** A small picture. Null for a product without pictures. */
    image: z.nullable(z.object({ url: z.string(), alt: z.string(), width: z.int(), height: z.int() })),
  }),
);
export type SuggestedProduct = z.infer<typeof suggestedProductSchema>;

/** What to show while a shopper types. As JSON it has at most `searchLimits.suggestionBytes`. */
export const suggestionsSchema = component(
  'Suggestions',
  z.object({
    /** Searches that begin with what was typed, its last word completed. Each finds a product. */
    queries: z.array(z.string()),
    collections: z.array(z.object({ handle: z.string(), title: z.string() })),
    products: z.array(suggestedProductSchema),
  }),
);
export type Suggestions = z.infer<typeof suggestionsSchema>;
