import * as z from 'zod/mini';
import { selectedOptionSchema } from '../catalog/catalog.schemas.ts';
import {
  bundleComponentSchema,
  preorderSchema,
  quantityRuleSchema,
  unitPricingSchema,
} from '../catalog/variant-extras.schemas.ts';
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
import { maxCartCodes, maxCartLines, maxCodeLength, maxLineQuantity, maxNoteLength } from './cart.limits.ts';

/** Quantity of one line, from 1. */
export const quantitySchema = z.int().check(z.gte(1), z.lte(maxLineQuantity));

/** The shopper's note for the merchant. */
export const noteSchema = z.string().check(z.maxLength(maxNoteLength));

/** A variant to add, by `variantId` or by `sku`. Give exactly one of the two. */
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
    /** Price of one unit before discounts. */
    unitPrice: moneySchema,
    compareAtPrice: z.nullable(moneySchema),
    /** Discount on this line, not negative. */
    discount: moneySchema,
    /** unitPrice × quantity − discount. */
    total: moneySchema,
    /** The largest quantity that can be ordered now. Null if stock is ample. */
    maxQuantity: z.nullable(z.int()),
    /** False for items that are not shipped, such as a download or a ticket. */
    requiresShipping: z.boolean(),
    /** The price per unit, for what is sold by measure. `unitPrice` is the price of one item. */
    unitPricing: z.optional(unitPricingSchema),
    /** The quantities in which it is sold. Absent if any quantity can be ordered, and in an order. */
    quantityRule: z.optional(quantityRuleSchema),
    /** The quantity that one customer can order, all orders together. Absent if there is none, and in an order. */
    maxPerCustomer: z.optional(z.int()),
    /** Absent unless the quantity is ordered before it is in stock. An order keeps the day that was promised. */
    preorder: z.optional(preorderSchema),
    /** What one bundle contains. Absent if it is no bundle. An order keeps what the bundle contained then. */
    components: z.optional(z.array(bundleComponentSchema)),
  }),
);
export type LineItem = z.infer<typeof lineItemSchema>;

/**
 * A code that the shopper entered. If it does not apply, `reason` says why. `used_by_you` means that the limit per
 * customer is reached. It is reported when the e-mail address is known.
 */
export const discountCodeSchema = component(
  'DiscountCode',
  z.object({
    code: z.string(),
    applied: z.boolean(),
    reason: z.optional(
      z.enum([
        'unknown',
        'not_started',
        'expired',
        'minimum_not_met',
        'used_up',
        'used_by_you',
        'not_in_market',
        'no_matching_items',
        'not_combinable',
      ]),
    ),
    /**
     * With `minimum_not_met`: the amount missing to the minimum. Absent if the promotion has no minimum in this
     * currency.
     */
    missing: z.optional(moneySchema),
    /** With `minimum_not_met` of buy X get Y: the missing quantity. */
    missingQuantity: z.optional(z.int()),
    /** With `not_combinable`: title or code of the promotion with the larger discount. */
    betterPromotion: z.optional(z.string()),
    amount: moneySchema,
  }),
);
export type DiscountCode = z.infer<typeof discountCodeSchema>;

/**
 * A promotion that applies without a code. `amount` is its discount, not negative. It is zero for free shipping until
 * a shipping option is chosen.
 */
export const appliedPromotionSchema = component(
  'AppliedPromotion',
  z.object({ id: z.string(), title: z.string(), kind: promotionKindSchema, amount: moneySchema }),
);
export type AppliedPromotion = z.infer<typeof appliedPromotionSchema>;

export const cartSchema = component(
  'Cart',
  z.object({
    id: z.string(),
    /** Increases by one with each change. */
    version: z.int(),
    region: regionSchema,
    lines: z.array(lineItemSchema),
    /** Sum of the quantities of all lines. */
    itemCount: z.int(),
    /** Whether any line is shipped. If not, the cart needs no delivery address and no shipping option. */
    requiresShipping: z.boolean(),
    discountCodes: z.array(discountCodeSchema),
    /** Promotions that apply without a code. */
    promotions: z.array(appliedPromotionSchema),
    /** Gift cards that the shopper entered, in the order of use. */
    giftCards: z.array(giftCardUseSchema),
    note: z.string(),
    totals: z.array(totalSchema),
    /** The part of the total that gift cards do not pay. */
    amountDue: moneySchema,
    /** Taxes and duties: those in the totals and those due on delivery. */
    landedCost: landedCostSchema,
    /** The rate by which prices in this cart were converted. Null if no price was converted. */
    exchangeRate: z.nullable(exchangeRateSchema),
    /**
     * Estimate for the lines that are shipped. Null if there are none, or if nothing ships to the country. Not part
     * of `totals`.
     */
    shippingEstimate: z.nullable(shippingEstimateSchema),
    messages: z.array(messageSchema),
    /** Id of the open checkout of this cart. */
    checkoutId: z.nullable(z.string()),
    /** True when the cart has become an order. Create a new cart then. */
    completed: z.boolean(),
    /** ISO 8601, UTC. */
    updatedAt: z.string(),
    expiresAt: z.string(),
  }),
);
export type Cart = z.infer<typeof cartSchema>;

/** A new cart. Only this response contains `token`. Send it in the `Cart-Token` header to access the cart. */
export const createdCartSchema = component('CreatedCart', z.object({ cart: cartSchema, token: z.string() }));
export type CreatedCart = z.infer<typeof createdCartSchema>;

/**
 * Codes of discounts and of gift cards, as the shopper typed them. A cart accepts `maxCartCodes` of each. More are
 * refused with `too_many_discount_codes` or `too_many_gift_cards`.
 */
const typedCodesSchema = z
  .array(z.string().check(z.minLength(1), z.maxLength(maxCodeLength)))
  .check(z.maxLength(2 * maxCartCodes));

/** `discountCodes` may also contain codes of gift cards. */
export const cartCreateSchema = component(
  'CartCreate',
  z.object({
    lines: z.optional(z.array(lineInputSchema).check(z.maxLength(maxCartLines))),
    region: z.optional(regionHintSchema),
    discountCodes: z.optional(typedCodesSchema),
    note: z.optional(noteSchema),
  }),
);
export type CartCreate = z.infer<typeof cartCreateSchema>;

/**
 * Omitted fields stay as they are. `discountCodes` replaces the list of codes. A code of a gift card is added to
 * `giftCards` instead, and later lists of codes do not remove it. `giftCards` has the ids of the cards to keep.
 */
export const cartUpdateSchema = component(
  'CartUpdate',
  z.object({
    region: z.optional(regionHintSchema),
    discountCodes: z.optional(typedCodesSchema),
    giftCards: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(maxCartCodes))),
    note: z.optional(noteSchema),
  }),
);
export type CartUpdate = z.infer<typeof cartUpdateSchema>;
