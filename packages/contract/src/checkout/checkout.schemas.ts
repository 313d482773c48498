import * as z from 'zod/mini';
import { maxPhoneLength } from '../address/address.limits.ts';
import { addressSchema } from '../address/address.schemas.ts';
import { appliedPromotionSchema, discountCodeSchema, lineItemSchema, noteSchema } from '../cart/cart.schemas.ts';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../email/email.ts';
import { landedCostSchema } from '../common/landed-cost.ts';
import { messageSchema } from '../common/message.ts';
import { moneySchema, totalSchema } from '../common/money.ts';
import { regionSchema } from '../common/region.ts';
import { giftCardUseSchema } from '../gift-card/gift-card-use.schemas.ts';
import { exchangeRateSchema } from '../price/price.schemas.ts';

/** Status of a checkout, as in the Universal Commerce Protocol. */
export const checkoutStatusSchema = z.enum([
  'incomplete',
  'ready_for_complete',
  'complete_in_progress',
  'completed',
  'canceled',
]);
export type CheckoutStatus = z.infer<typeof checkoutStatusSchema>;

export const contactSchema = component(
  'Contact',
  z.object({
    email: z.string().check(z.maxLength(maxEmailLength)),
    phone: z.optional(z.string().check(z.maxLength(maxPhoneLength))),
  }),
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

/**
 * How the line items are delivered. A method has groups of lines that ship together, and each group has options. Lines
 * that need no shipping are in no group. If no line needs shipping, there are no methods.
 */
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

/** `none`: nothing is left to pay, because gift cards or discounts cover the total. */
export const paymentKindSchema = z.enum(['card', 'bank_transfer', 'cash_on_delivery', 'wallet', 'none']);
export type PaymentKind = z.infer<typeof paymentKindSchema>;

/**
 * A payment method. `adapter` names the code that renders it: `test_card`, `stripe`, or `none` if there is nothing to
 * enter.
 */
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

/** State of the checkout's payment. */
export const paymentSchema = component(
  'Payment',
  z.object({
    methodId: z.string(),
    status: z.enum(['requires_action', 'processing', 'pending', 'paid', 'failed']),
    /** With `requires_action`: the action that the adapter has to show, and its payment. */
    action: z.optional(
      z.object({
        type: z.string(),
        paymentId: z.string(),
        /** Data for the adapter, such as a provider's client secret. Only this shopper may see it. */
        data: z.optional(z.record(z.string(), z.string())),
      }),
    ),
    /**
     * With `failed`: the provider's code, such as `insufficient_funds`, or one of the shop's codes: `expired`,
     * `abandoned`, `replaced`. If money was taken and refunded, it is `refunded_out_of_stock`, `refunded_cart_changed`,
     * `refunded_paid_twice` or `refunded_amount_mismatch`.
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
    /**
     * Whether any line is shipped. If not, no delivery address and no shipping option are needed, but a billing
     * address is.
     */
    requiresShipping: z.boolean(),
    deliveryAddress: z.nullable(addressSchema),
    /**
     * Null: the same as the delivery address. If nothing is shipped, the country of this address decides market and
     * taxes.
     */
    billingAddress: z.nullable(addressSchema),
    /** The shopper's note for the merchant. Default: the cart's note. */
    note: z.string(),
    lines: z.array(lineItemSchema),
    discountCodes: z.array(discountCodeSchema),
    /** Promotions that apply without a code. */
    promotions: z.array(appliedPromotionSchema),
    /** Gift cards of the cart, in the order of use. */
    giftCards: z.array(giftCardUseSchema),
    fulfillment: fulfillmentSchema,
    paymentMethods: z.array(paymentMethodSchema),
    payment: z.nullable(paymentSchema),
    totals: z.array(totalSchema),
    /** The part of the total that gift cards do not pay. */
    amountDue: moneySchema,
    /** The rate by which prices of this checkout were converted. Null if no price was converted. */
    exchangeRate: z.nullable(exchangeRateSchema),
    landedCost: landedCostSchema,
    /** What is missing or wrong. Contains no errors when the status is `ready_for_complete`. */
    messages: z.array(messageSchema),
    /** The order that was created. Send `token` in the `Order-Token` header to access it. */
    order: z.nullable(z.object({ id: z.string(), number: z.string(), token: z.string() })),
    expiresAt: z.string(),
  }),
);
export type Checkout = z.infer<typeof checkoutSchema>;

/** Omitted fields stay as they are. An incomplete address is saved, and `messages` lists what is missing. */
export const checkoutUpdateSchema = component(
  'CheckoutUpdate',
  z.object({
    contact: z.optional(contactSchema),
    deliveryAddress: z.optional(addressSchema),
    billingAddress: z.optional(z.nullable(addressSchema)),
    fulfillmentSelections: z.optional(z.array(z.object({ groupId: z.string(), optionId: z.string() }))),
    note: z.optional(noteSchema),
  }),
);
export type CheckoutUpdate = z.infer<typeof checkoutUpdateSchema>;

export const checkoutCompleteSchema = component(
  'CheckoutComplete',
  z.object({
    paymentMethodId: z.string(),
    /** Token that the payment adapter made of the shopper's entry. Absent if there is nothing to enter. */
    paymentToken: z.optional(z.string()),
    /** The total that the shopper saw. If it has changed, the request is refused with `price_changed`. */
    expectedTotal: moneySchema,
    /**
     * The amount due after gift cards that the shopper saw. If it has changed, the request is refused with
     * `price_changed`. If omitted, any amount up to the total is accepted.
     */
    expectedAmountDue: z.optional(moneySchema),
  }),
);
export type CheckoutComplete = z.infer<typeof checkoutCompleteSchema>;
