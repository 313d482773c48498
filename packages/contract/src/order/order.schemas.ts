import * as z from 'zod/mini';
import { addressSchema } from '../address/address.schemas.ts';
import { lineItemSchema } from '../cart/cart.schemas.ts';
import { contactSchema, fulfillmentOptionSchema, paymentKindSchema } from '../checkout/checkout.schemas.ts';
import { component } from '../common/component.ts';
import { landedCostSchema, taxLineSchema } from '../common/landed-cost.ts';
import { moneySchema, totalSchema } from '../common/money.ts';
import { regionSchema } from '../common/region.ts';
import { giftCardPartSchema } from '../gift-card/gift-card-use.schemas.ts';
import { exchangeRateSchema } from '../price/price.schemas.ts';
import { orderDownloadSchema } from './download.schemas.ts';
import { refundSchema, shipmentSchema } from './order-progress.schemas.ts';

export const orderStatusSchema = z.enum(['pending', 'paid', 'partly_refunded', 'refunded', 'cancelled']);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Only lines that are shipped count. An order without such lines is `fulfilled` when it is paid. */
export const fulfillmentStatusSchema = z.enum(['unfulfilled', 'partially_fulfilled', 'fulfilled', 'returned']);
export type FulfillmentStatus = z.infer<typeof fulfillmentStatusSchema>;

/** The account for a bank transfer. The merchant matches the transfer by `reference`. */
export const bankDetailsSchema = component(
  'BankDetails',
  z.object({
    accountHolder: z.string(),
    iban: z.string(),
    bic: z.string(),
    bankName: z.string(),
    reference: z.string(),
  }),
);
export type BankDetails = z.infer<typeof bankDetailsSchema>;

/** A discount of an order. `title` is the code that was entered, or the title of a promotion without a code. */
export const orderPromotionSchema = component('OrderPromotion', z.object({ title: z.string(), amount: moneySchema }));
export type OrderPromotion = z.infer<typeof orderPromotionSchema>;

export const orderSchema = component(
  'Order',
  z.object({
    id: z.string(),
    /** Order number for people, sequential per store. */
    number: z.string(),
    status: orderStatusSchema,
    fulfillmentStatus: fulfillmentStatusSchema,
    /** ISO 8601, UTC. */
    placedAt: z.string(),
    region: regionSchema,
    contact: contactSchema,
    /** Null if nothing is shipped. */
    deliveryAddress: z.nullable(addressSchema),
    /** Null: the same as the delivery address. Never null if nothing is shipped. */
    billingAddress: z.nullable(addressSchema),
    lines: z.array(lineItemSchema),
    /** Null if nothing is shipped. */
    fulfillmentOption: z.nullable(fulfillmentOptionSchema),
    /** The discount of each code and promotion, not negative. The totals have the sums by kind. */
    promotions: z.array(orderPromotionSchema),
    totals: z.array(totalSchema),
    /** The amounts that gift cards paid. */
    giftCards: z.array(giftCardPartSchema),
    /** The part of the total that gift cards did not pay: the amount of `payment`. */
    amountDue: moneySchema,
    landedCost: landedCostSchema,
    /** Taxes and duties that the total contains, for the invoice. */
    taxLines: z.optional(z.array(taxLineSchema)),
    /** The rate by which prices of this order were converted. Null if no price was converted. */
    exchangeRate: z.nullable(exchangeRateSchema),
    /** The shopper's note for the merchant. Empty if there is none. */
    note: z.string(),
    /**
     * State of the confirmation mail: `queued` until the mail server has accepted it. Null if none is sent, if it
     * failed, and after `mailRetentionDays`.
     */
    confirmationMail: z.nullable(z.enum(['queued', 'sent'])),
    /** Shipments so far, oldest first. */
    shipments: z.array(shipmentSchema),
    /** Refunds, oldest first. */
    refunds: z.array(refundSchema),
    /**
     * The files of digital items, without those of refunded lines. Absent until the order is paid, without files, and
     * in the admin API.
     */
    downloads: z.optional(z.array(orderDownloadSchema)),
    payment: z.object({
      methodId: z.string(),
      kind: paymentKindSchema,
      status: z.enum(['pending', 'paid']),
      /** Last digits of a card, so that the shopper recognizes it. */
      last4: z.nullable(z.string()),
      bankDetails: z.nullable(bankDetailsSchema),
      /**
       * Deadline of a bank transfer, ISO 8601, UTC. The order is cancelled after it. Null if no transfer is pending
       * or there is no deadline.
       */
      dueAt: z.nullable(z.string()),
    }),
  }),
);
export type Order = z.infer<typeof orderSchema>;
