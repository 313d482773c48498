import * as z from 'zod/mini';
import { selectedOptionSchema } from '../catalog/catalog.schemas.ts';
import { component } from '../common/component.ts';
import { imageSchema } from '../common/image.ts';
import { landedCostSchema } from '../common/landed-cost.ts';
import { messageSchema } from '../common/message.ts';
import { moneySchema, totalSchema } from '../common/money.ts';
import { regionHintSchema, regionSchema } from '../common/region.ts';
import { giftCardUseSchema } from '../gift-card/gift-card-use.schemas.ts';
import { promotionKindSchema } from '../promotion/promotion-kind.ts';
import { exchangeRateSchema } from '../price/price.schemas.ts';
import { shippingEstimateSchema } from '../shipping/shipping.schemas.ts';

/** Pieces of one line: 1 to 999. */
export const quantitySchema = z.int().check(z.gte(1), z.lte(999));

/** What to put into the cart: a variant by its id or by its SKU; exactly one of the two. */
export const lineInputSchema = component(
  'LineInput',
  z.object({ variantId: z.optional(z.string()), sku: z.optional(z.string()), quantity: quantitySchema }),
);
export type LineInput = z.infer<typeof lineInputSchema>;

export const lineItemSchema = component(
  'LineItem',
  z.object({
    id: z.string(),
    variantId: z.string(),
    sku: z.string(),
    productHandle: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    selectedOptions: z.array(selectedOptionSchema),
    image: z.nullable(imageSchema),
    quantity: z.int(),
    /** Price of one piece before discounts. */
    unitPrice: moneySchema,
    compareAtPrice: z.nullable(moneySchema),
    /** What discounts take off this line, not negative. */
    discount: moneySchema,
    /** unitPrice × quantity − discount. */
    total: moneySchema,
    /** The most the shopper can order now; null where stock is ample. */
    maxQuantity: z.nullable(z.int()),
    /** False for what is not sent as a parcel, such as a download or a ticket. */
    requiresShipping: z.boolean(),
  }),
);
export type LineItem = z.infer<typeof lineItemSchema>;

/**
 * A code the shopper entered. Where it does not apply, `reason` says why: `used_by_you` is the limit
 * per customer, told once the e-mail address is known.
 */
export const discountCodeSchema = component(
  'DiscountCode',
  z.object({
    code: z.string(),
    applied: z.boolean(),
    reason: z.optional(
      z.enum([
        'unknown', 'not_started', 'expired', 'minimum_not_met', 'used_up', 'used_by_you', 'not_in_market', 'no_matching_items', 'not_combinable',
      ]),
    ),
    /** With `minimum_not_met`: by how much the items cost too little, where the minimum can be reached in this currency. */
    missing: z.optional(moneySchema),
    /** With `minimum_not_met` of buy X get Y: how many pieces are missing. */
    missingQuantity: z.optional(z.int()),
    /** With `not_combinable`: title or code of the promotion that takes off more. */
    betterPromotion: z.optional(z.string()),
    amount: moneySchema,
  }),
);
export type DiscountCode = z.infer<typeof discountCodeSchema>;

/** A promotion that applies without a code. `amount` is what it takes off, not negative; zero for free shipping before a way is chosen. */
export const appliedPromotionSchema = component(
  'AppliedPromotion',
  z.object({ id: z.string(), title: z.string(), kind: promotionKindSchema, amount: moneySchema }),
);
export type AppliedPromotion = z.infer<typeof appliedPromotionSchema>;

export const cartSchema = component(
  'Cart',
  z.object({
    id: z.string(),
    /** Grows by one with each change. */
    version: z.int(),
    region: regionSchema,
    lines: z.array(lineItemSchema),
    /** Pieces in all lines. */
    itemCount: z.int(),
    /** Whether any line is sent as a parcel. Otherwise the cart needs no delivery address and no shipping. */
    requiresShipping: z.boolean(),
    discountCodes: z.array(discountCodeSchema),
    /** What applies without a code. */
    promotions: z.array(appliedPromotionSchema),
    /** Gift cards the shopper entered, in the order they pay. */
    giftCards: z.array(giftCardUseSchema),
    note: z.string(),
    totals: z.array(totalSchema),
    /** What gift cards leave to be paid of the total. */
    amountDue: moneySchema,
    /** Taxes and duties: what the totals contain and what is due on delivery. */
    landedCost: landedCostSchema,
    /** The rate by which prices in this cart were converted; null where all of them are set. */
    exchangeRate: z.nullable(exchangeRateSchema),
    /** For the lines that are sent as a parcel. Null where there are none, and where nothing ships to the country. Not part of `totals`. */
    shippingEstimate: z.nullable(shippingEstimateSchema),
    messages: z.array(messageSchema),
    /** The one open checkout of this cart. */
    checkoutId: z.nullable(z.string()),
    /** Set once the cart became an order: start a new one. */
    completed: z.boolean(),
    /** ISO 8601, UTC. */
    updatedAt: z.string(),
    expiresAt: z.string(),
  }),
);
export type Cart = z.infer<typeof cartSchema>;

/** A new cart. The token is told this once; it opens the cart in the `Cart-Token` header. */
export const createdCartSchema = component('CreatedCart', z.object({ cart: cartSchema, token: z.string() }));
export type CreatedCart = z.infer<typeof createdCartSchema>;

/** Codes of discounts and of gift cards, as they were typed. A cart takes five of each: more are `too_many_discount_codes` or `too_many_gift_cards`. */
const typedCodesSchema = z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(10));

/** `discountCodes` may hold the codes of gift cards too. */
export const cartCreateSchema = component(
  'CartCreate',
  z.object({
    lines: z.optional(z.array(lineInputSchema).check(z.maxLength(100))),
    region: z.optional(regionHintSchema),
    discountCodes: z.optional(typedCodesSchema),
    note: z.optional(z.string().check(z.maxLength(500))),
  }),
);
export type CartCreate = z.infer<typeof cartCreateSchema>;

/**
 * Fields left out stay as they are. `discountCodes` replaces the list; one that is the code of a gift card joins
 * `giftCards` instead, and stays there whatever codes come later. `giftCards` are the ids of those to keep.
 */
export const cartUpdateSchema = component(
  'CartUpdate',
  z.object({
    region: z.optional(regionHintSchema),
    discountCodes: z.optional(typedCodesSchema),
    giftCards: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(5))),
    note: z.optional(z.string().check(z.maxLength(500))),
  }),
);
export type CartUpdate = z.infer<typeof cartUpdateSchema>;
