import * as z from 'zod/mini';
import { maxCodeLength } from '../cart/cart.limits.ts';
import { quantitySchema } from '../cart/cart.schemas.ts';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { languageSchema } from '../common/region.ts';
import { setAmountSchema } from '../price/price.schemas.ts';
import { shortNameSchema } from '../shipping/shipping-zone.schemas.ts';
import { promotionKindSchema } from './promotion-kind.ts';

const basisPointsSchema = z.int().check(z.gte(1), z.lte(10_000));
const countSchema = z.int().check(z.gte(1), z.lte(1_000_000));
/** Minor units by currency. */
const amountsSchema = z.record(currencySchema, z.int().check(z.gte(1)));
const setAmountsSchema = z.record(currencySchema, setAmountSchema.check(z.gte(1)));
const namesSchema = z.array(z.string().check(z.minLength(1), z.maxLength(120))).check(z.minLength(1), z.maxLength(200));
const timeSchema = z.iso.datetime();

/** Buy `buyQuantity` items of the promotion, and get `getQuantity` items of `getCollections` cheaper. */
export const buyXGetYSchema = component(
  'BuyXGetY',
  z.object({
    buyQuantity: quantitySchema,
    getQuantity: quantitySchema,
    /** Discount on the items got, cheapest first. 10000 makes them free. */
    basisPoints: basisPointsSchema,
    /** Handles of collections. Null: the same items as those bought. */
    getCollections: z.nullable(namesSchema),
    /** Maximum number of applications in one cart. Null: no maximum. */
    mostTimes: z.nullable(quantitySchema),
  }),
);
export type BuyXGetY = z.infer<typeof buyXGetYSchema>;

const shape = {
  kind: promotionKindSchema,
  /** The code that the shopper enters. Case is ignored. Null: the promotion applies automatically. */
  code: z.nullable(z.string().check(z.regex(/^\S+$/), z.maxLength(maxCodeLength))),
  /** Titles by language, for the shopper. Required if there is no code. */
  titles: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(80))),
  /** With `percentage`: 1000 is ten percent. */
  basisPoints: z.optional(basisPointsSchema),
  /** With `amount`: the discount in minor units, by currency. The promotion is not valid in any other currency. */
  amounts: z.optional(amountsSchema),
  /** With `buy_x_get_y`. */
  buyXGetY: z.optional(buyXGetYSchema),
  /**
   * Minimum subtotal before discounts, in minor units by currency. Never reached in a currency that is not listed.
   * Default: no minimum.
   */
  minimumSubtotals: z.optional(amountsSchema),
  /** Handles of the collections that it applies to. Without `collections` and `skus`, it applies to everything. */
  collections: z.optional(namesSchema),
  /** Variants that it applies to, in addition to those of `collections`. */
  skus: z.optional(namesSchema),
  /** Ids of the markets in which it is valid. Default: all. */
  markets: z.optional(namesSchema),
  /** Start, inclusive. ISO 8601, UTC. */
  startsAt: z.optional(timeSchema),
  /** End, exclusive. ISO 8601, UTC. */
  endsAt: z.optional(timeSchema),
  /** Maximum number of orders that can use it. */
  usageLimit: z.optional(countSchema),
  /** Maximum number of orders per e-mail address. */
  customerLimit: z.optional(countSchema),
  /**
   * Whether it can be combined with others. Of the promotions that cannot, only the one with the largest discount is
   * considered. It applies alone if its discount is larger than that of all combinable promotions together.
   */
  combinable: z.boolean(),
};

export const promotionSetSchema = component(
  'PromotionSet',
  z.object({ ...shape, amounts: z.optional(setAmountsSchema), minimumSubtotals: z.optional(setAmountsSchema) }),
);
export type PromotionSet = z.infer<typeof promotionSetSchema>;

/** `used` counts orders and pending payments. */
export const promotionSchema = component('Promotion', z.object({ id: shortNameSchema, ...shape, used: z.int() }));
export type Promotion = z.infer<typeof promotionSchema>;
