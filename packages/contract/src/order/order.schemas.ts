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
import { refundSchema, shipmentSchema } from './order-progress.schemas.ts';

export const orderStatusSchema = z.enum(['pending', 'paid', 'partly_refunded', 'refunded', 'cancelled']);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Only lines that are sent as a parcel count. An order without any is `fulfilled` as soon as it is paid. */
export const fulfillmentStatusSchema = z.enum(['unfulfilled', 'partially_fulfilled', 'fulfilled', 'returned']);
export type FulfillmentStatus = z.infer<typeof fulfillmentStatusSchema>;

/** Where to transfer the money to; `reference` lets the merchant match it. */
export const bankDetailsSchema = component(
  'BankDetails',
  z.object({ accountHolder: z.string(), iban: z.string(), bic: z.string(), bankName: z.string(), reference: z.string() }),
);
export type BankDetails = z.infer<typeof bankDetailsSchema>;

/** What took something off an order: the code that was entered, or the title of what applied without one. */
export const orderPromotionSchema = component('OrderPromotion', z.object({ title: z.string(), amount: moneySchema }));
export type OrderPromotion = z.infer<typeof orderPromotionSchema>;

export const orderSchema = component(
  'Order',
  z.object({
    id: z.string(),
    /** For people; counts per store. */
    number: z.string(),
    status: orderStatusSchema,
    fulfillmentStatus: fulfillmentStatusSchema,
    /** ISO 8601, UTC. */
    placedAt: z.string(),
    region: regionSchema,
    contact: contactSchema,
    /** Null where nothing is shipped. */
    deliveryAddress: z.nullable(addressSchema),
    /** Null: the same as the delivery address. Where nothing is shipped, it is always there. */
    billingAddress: z.nullable(addressSchema),
    lines: z.array(lineItemSchema),
    /** Null where nothing is shipped. */
    fulfillmentOption: z.nullable(fulfillmentOptionSchema),
    /** What each code and promotion took off, not negative; the totals hold it by kind. */
    promotions: z.array(orderPromotionSchema),
    totals: z.array(totalSchema),
    /** What gift cards paid. */
    giftCards: z.array(giftCardPartSchema),
    /** What gift cards left to be paid of the total: the amount of `payment`. */
    amountDue: moneySchema,
    landedCost: landedCostSchema,
    /** Taxes and duties that the total contains, for the invoice. */
    taxLines: z.optional(z.array(taxLineSchema)),
    /** The rate by which prices of this order were converted; null where all of them are set. */
    exchangeRate: z.nullable(exchangeRateSchema),
    /** The shopper's note for the shop: the checkout's. Empty where there is none. */
    note: z.string(),
    /** Whether a confirmation goes to the contact's address: `queued` until the mail server has taken it. Null where none is sent, where it failed, and after 30 days. */
    confirmationMail: z.nullable(z.enum(['queued', 'sent'])),
    /** What was sent so far, oldest first. */
    shipments: z.array(shipmentSchema),
    /** Money that goes back, oldest first. */
    refunds: z.array(refundSchema),
    payment: z.object({
      methodId: z.string(),
      kind: paymentKindSchema,
      status: z.enum(['pending', 'paid']),
      /** Last digits of a card, for the shopper to recognise it. */
      last4: z.nullable(z.string()),
      bankDetails: z.nullable(bankDetailsSchema),
      /** Until when a transfer has to have come: then the order is cancelled. ISO 8601, UTC; null where nothing waits, or for ever. */
      dueAt: z.nullable(z.string()),
    }),
  }),
);
export type Order = z.infer<typeof orderSchema>;
