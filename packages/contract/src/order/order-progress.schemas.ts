import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { giftCardPartSchema } from '../gift-card/gift-card-use.schemas.ts';

/** Pieces of one line of an order. */
export const lineQuantitySchema = component(
  'LineQuantity',
  z.object({ lineId: z.string().check(z.minLength(1), z.maxLength(64)), quantity: z.int().check(z.gte(1), z.lte(999)) }),
);
export type LineQuantity = z.infer<typeof lineQuantitySchema>;

/** A parcel that was sent. Lines that need no shipping are in none. */
export const shipmentSchema = component(
  'Shipment',
  z.object({
    id: z.string(),
    /** ISO 8601, UTC. */
    sentAt: z.string(),
    lines: z.array(lineQuantitySchema),
    trackingNumber: z.nullable(z.string()),
    /** An https address. */
    trackingUrl: z.nullable(z.string()),
  }),
);
export type Shipment = z.infer<typeof shipmentSchema>;

/**
 * `processing` until the payment provider answered, `pending` while the money is on its way or, for
 * a bank transfer and cash, has to be sent by hand.
 */
export const refundStatusSchema = z.enum(['processing', 'pending', 'refunded', 'failed']);
export type RefundStatus = z.infer<typeof refundStatusSchema>;

/** Money that goes back, or went back, to the shopper. */
export const refundSchema = component(
  'Refund',
  z.object({
    id: z.string(),
    amount: moneySchema,
    /** What of it goes back onto gift cards; the rest goes the way the order was paid. */
    giftCards: z.array(giftCardPartSchema),
    status: refundStatusSchema,
    lines: z.array(lineQuantitySchema),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type Refund = z.infer<typeof refundSchema>;

/** Who did something to an order. */
export const actorSchema = component(
  'Actor',
  z.object({
    kind: z.enum(['shopper', 'merchant', 'provider', 'system']),
    /** The secret key's short id, or the payment method's. */
    id: z.nullable(z.string()),
  }),
);
export type Actor = z.infer<typeof actorSchema>;

/** One thing that happened to an order; where a status moved, `from` and `to` name it. */
export const orderEventSchema = component(
  'OrderEvent',
  z.object({
    type: z.enum([
      'placed', 'paid', 'cancelled', 'fulfilled', 'shipped', 'not_sent', 'returned', 'refund_requested', 'refund_pending', 'refunded', 'refund_failed',
      'disputed', 'dispute_closed', 'mail_failed',
    ]),
    /** Which of the two state machines moved. */
    machine: z.enum(['order', 'fulfillment']),
    from: z.nullable(z.string()),
    to: z.string(),
    /**
     * Why, in a word of the API, of the merchant or of the payment provider: `checkout`, `marked_paid`,
     * `webhook`, a refund's reason, `made_at_provider`, why a payment is disputed, how that ended (`won`, `lost`),
     * why a mail was not sent (`address_not_supported`, `refused`, `not_delivered`, `not_written`),
     * why an order is fulfilled without a parcel (`no_shipping_required`).
     */
    cause: z.string(),
    actor: actorSchema,
    /** The shipment, the refund, the dispute or the kind of mail it is about. */
    reference: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type OrderEvent = z.infer<typeof orderEventSchema>;
