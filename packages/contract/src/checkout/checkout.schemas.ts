import * as z from 'zod/mini';
import { addressSchema } from '../address/address.schemas.ts';
import { appliedPromotionSchema, discountCodeSchema, lineItemSchema } from '../cart/cart.schemas.ts';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../common/email.ts';
import { landedCostSchema } from '../common/landed-cost.ts';
import { messageSchema } from '../common/message.ts';
import { moneySchema, totalSchema } from '../common/money.ts';
import { regionSchema } from '../common/region.ts';
import { giftCardUseSchema } from '../gift-card/gift-card-use.schemas.ts';
import { exchangeRateSchema } from '../price/price.schemas.ts';

/** Life of a checkout, as the Universal Commerce Protocol has it. */
export const checkoutStatusSchema = z.enum([
  'incomplete', 'ready_for_complete', 'complete_in_progress', 'completed', 'canceled',
]);
export type CheckoutStatus = z.infer<typeof checkoutStatusSchema>;

export const contactSchema = component(
  'Contact',
  z.object({ email: z.string().check(z.maxLength(maxEmailLength)), phone: z.optional(z.string().check(z.maxLength(30))) }),
);
export type Contact = z.infer<typeof contactSchema>;

export const fulfillmentOptionSchema = component(
  'FulfillmentOption',
  z.object({
    id: z.string(),
    title: z.string(),
    price: moneySchema,
    /** Working days until delivery. */
    minDays: z.int(),
    maxDays: z.int(),
  }),
);
export type FulfillmentOption = z.infer<typeof fulfillmentOptionSchema>;

/** How the goods travel: methods hold groups of lines that travel together; each group has options. Lines that need no shipping are in none, and a checkout of nothing else has no methods. */
export const fulfillmentSchema = component(
  'Fulfillment',
  z.object({
    methods: z.array(
      z.object({
        id: z.string(),
        type: z.literal('shipping'),
        lineIds: z.array(z.string()),
        groups: z.array(
          z.object({
            id: z.string(),
            lineIds: z.array(z.string()),
            options: z.array(fulfillmentOptionSchema),
            selectedOptionId: z.nullable(z.string()),
          }),
        ),
      }),
    ),
  }),
);
export type Fulfillment = z.infer<typeof fulfillmentSchema>;

/** `none`: nothing is left to pay, because gift cards or discounts cover it all. */
export const paymentKindSchema = z.enum(['card', 'bank_transfer', 'cash_on_delivery', 'wallet', 'none']);
export type PaymentKind = z.infer<typeof paymentKindSchema>;

/** A way to pay. `adapter` names the code that draws it: `test_card`, `stripe`, or `none` where nothing is entered. */
export const paymentMethodSchema = component(
  'PaymentMethod',
  z.object({
    id: z.string(),
    kind: paymentKindSchema,
    adapter: z.string(),
    /** Public settings of the adapter, such as a provider's publishable key. */
    config: z.record(z.string(), z.string()),
  }),
);
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

/** Where the payment of this checkout stands. */
export const paymentSchema = component(
  'Payment',
  z.object({
    methodId: z.string(),
    status: z.enum(['requires_action', 'processing', 'pending', 'paid', 'failed']),
    /** With `requires_action`: what the adapter has to show, and for which payment. */
    action: z.optional(
      z.object({
        type: z.string(),
        paymentId: z.string(),
        /** What the adapter needs for it, such as a provider's client secret; for this shopper only. */
        data: z.optional(z.record(z.string(), z.string())),
      }),
    ),
    /**
     * With `failed`: the provider's own code, such as `insufficient_funds`, or one of the shop's: `expired`, `abandoned`,
     * `replaced`; or `refunded_out_of_stock`, `refunded_cart_changed`, `refunded_paid_twice`, `refunded_amount_mismatch`
     * where money had been taken and was given back.
     */
    failureCode: z.optional(z.string()),
  }),
);
export type Payment = z.infer<typeof paymentSchema>;

export const checkoutSchema = component(
  'Checkout',
  z.object({
    id: z.string(),
    version: z.int(),
    cartId: z.string(),
    status: checkoutStatusSchema,
    region: regionSchema,
    contact: z.nullable(contactSchema),
    /** Whether any line is sent as a parcel. Otherwise neither a delivery address nor a way of shipping is needed, and the billing address is. */
    requiresShipping: z.boolean(),
    deliveryAddress: z.nullable(addressSchema),
    /** Null: the same as the delivery address. Where nothing is shipped, the country of this address decides on market and taxes. */
    billingAddress: z.nullable(addressSchema),
    /** For the shop. The cart's note until another one is sent for the checkout. */
    note: z.string(),
    lines: z.array(lineItemSchema),
    discountCodes: z.array(discountCodeSchema),
    /** What applies without a code. */
    promotions: z.array(appliedPromotionSchema),
    /** Gift cards of the cart, in the order they pay. */
    giftCards: z.array(giftCardUseSchema),
    fulfillment: fulfillmentSchema,
    paymentMethods: z.array(paymentMethodSchema),
    payment: z.nullable(paymentSchema),
    totals: z.array(totalSchema),
    /** What gift cards leave to be paid of the total. */
    amountDue: moneySchema,
    /** The rate by which prices of this checkout were converted; null where all of them are set. */
    exchangeRate: z.nullable(exchangeRateSchema),
    landedCost: landedCostSchema,
    /** What is still missing or wrong; empty of errors when `ready_for_complete`. */
    messages: z.array(messageSchema),
    /** The order it became. The token opens it in the `Order-Token` header. */
    order: z.nullable(z.object({ id: z.string(), number: z.string(), token: z.string() })),
    expiresAt: z.string(),
  }),
);
export type Checkout = z.infer<typeof checkoutSchema>;

/** Fields left out stay as they are. A half-filled address is kept and told about in `messages`. */
export const checkoutUpdateSchema = component(
  'CheckoutUpdate',
  z.object({
    contact: z.optional(contactSchema),
    deliveryAddress: z.optional(addressSchema),
    billingAddress: z.optional(z.nullable(addressSchema)),
    fulfillmentSelections: z.optional(z.array(z.object({ groupId: z.string(), optionId: z.string() }))),
    note: z.optional(z.string().check(z.maxLength(500))),
  }),
);
export type CheckoutUpdate = z.infer<typeof checkoutUpdateSchema>;

export const checkoutCompleteSchema = component(
  'CheckoutComplete',
  z.object({
    paymentMethodId: z.string(),
    /** What the payment adapter made of the shopper's entry; absent where nothing is entered. */
    paymentToken: z.optional(z.string()),
    /** The total the shopper saw. Another total now is refused with `price_changed`. */
    expectedTotal: moneySchema,
    /** What the shopper saw as left to pay beside gift cards; another amount now is refused with `price_changed`. Left out: whatever it is, at most the total. */
    expectedAmountDue: z.optional(moneySchema),
  }),
);
export type CheckoutComplete = z.infer<typeof checkoutCompleteSchema>;
