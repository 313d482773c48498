import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { languageSchema } from '../common/region.ts';
import { shortNameSchema } from '../shipping/shipping-zone.schemas.ts';
import { promotionKindSchema } from './promotion-kind.ts';

const basisPointsSchema = z.int().check(z.gte(1), z.lte(10_000));
const countSchema = z.int().check(z.gte(1), z.lte(1_000_000));
const piecesSchema = z.int().check(z.gte(1), z.lte(999));
/** Minor units by currency. */
const amountsSchema = z.record(currencySchema, z.int().check(z.gte(1)));
const namesSchema = z.array(z.string().check(z.minLength(1), z.maxLength(120))).check(z.minLength(1), z.maxLength(200));
const timeSchema = z.iso.datetime();

/** Buy `buyQuantity` pieces of what the promotion is for, and get `getQuantity` of `getCollections` cheaper. */
export const buyXGetYSchema = component(
  'BuyXGetY',
  z.object({
    buyQuantity: piecesSchema,
    getQuantity: piecesSchema,
    /** What is taken off the pieces got, the cheapest first: 10000 gives them away. */
    basisPoints: basisPointsSchema,
    /** Handles; null: of the same goods as are bought. */
    getCollections: z.nullable(namesSchema),
    /** How often it counts in one cart; null: as often as there are pieces for it. */
    mostTimes: z.nullable(piecesSchema),
  }),
);
export type BuyXGetY = z.infer<typeof buyXGetYSchema>;

const shape = {
  kind: promotionKindSchema,
  /** What the shopper types, in any case; null: it applies by itself. */
  code: z.nullable(z.string().check(z.regex(/^\S{1,64}$/))),
  /** By language, for the shopper. Needed where there is no code. */
  titles: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(80))),
  /** With `percentage`: 1000 is ten percent. */
  basisPoints: z.optional(basisPointsSchema),
  /** With `amount`: what it takes off, in minor units by currency. It is not valid in any other currency. */
  amounts: z.optional(amountsSchema),
  /** With `buy_x_get_y`. */
  buyXGetY: z.optional(buyXGetYSchema),
  /** What the items of a cart must cost before discounts, in minor units by currency; not reached in a currency that is missing. Left out: nothing. */
  minimumSubtotals: z.optional(amountsSchema),
  /** Handles of the collections whose products it is for. Neither these nor `skus`: everything. */
  collections: z.optional(namesSchema),
  /** Variants that it is for, besides those of `collections`. */
  skus: z.optional(namesSchema),
  /** Ids of the markets it is valid in. Left out: all. */
  markets: z.optional(namesSchema),
  /** From this moment on. ISO 8601, UTC. */
  startsAt: z.optional(timeSchema),
  /** Until just before this moment. */
  endsAt: z.optional(timeSchema),
  /** Orders that can use it. */
  usageLimit: z.optional(countSchema),
  /** Orders of one e-mail address that can use it. */
  customerLimit: z.optional(countSchema),
  /** Whether it stacks with others. Of those that do not, the one alone that takes off most counts, if that is more than all that stack. */
  combinable: z.boolean(),
};

export const promotionSetSchema = component('PromotionSet', z.object(shape));
export type PromotionSet = z.infer<typeof promotionSetSchema>;

/** `used` counts orders and payments under way. */
export const promotionSchema = component('Promotion', z.object({ id: shortNameSchema, ...shape, used: z.int() }));
export type Promotion = z.infer<typeof promotionSchema>;
