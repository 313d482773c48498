import * as z from 'zod/mini';
import { quantitySchema } from '../cart/cart.schemas.ts';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { giftCardPartSchema } from '../gift-card/gift-card-use.schemas.ts';

/** A quantity of one line of an order. */
export const lineQuantitySchema = component(
  'LineQuantity',
  z.object({
    lineId: z.string().check(z.minLength(1), z.maxLength(64)),
    quantity: quantitySchema,
  }),
);
export type LineQuantity = z.infer<typeof lineQuantitySchema>;

/** A shipped parcel. Lines that need no shipping are in no shipment. */
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
 * `processing`: the payment provider has not answered yet. `pending`: the money is on its way, or the merchant has to
 * send it by hand (bank transfer and cash).
 */
export const refundStatusSchema = z.enum(['processing', 'pending', 'refunded', 'failed']);
export type RefundStatus = z.infer<typeof refundStatusSchema>;

/** A refund to the shopper, pending or done. */
export const refundSchema = component(
  'Refund',
  z.object({
    id: z.string(),
    amount: moneySchema,
    /** The parts that go back onto gift cards. The rest goes to the payment method of the order. */
    giftCards: z.array(giftCardPartSchema),
    status: refundStatusSchema,
    lines: z.array(lineQuantitySchema),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type Refund = z.infer<typeof refundSchema>;

/** Who caused an event of an order. */
export const actorSchema = component(
  'Actor',
  z.object({
    kind: z.enum(['shopper', 'merchant', 'provider', 'system']),
    /** The short id of the secret key, or the id of the payment method. */
    id: z.nullable(z.string()),
  }),
);
export type Actor = z.infer<typeof actorSchema>;

/** An event of an order. If a status changed, `from` and `to` name the old and the new one. */
export const orderEventSchema = component(
  'OrderEvent',
  z.object({
    type: z.enum([
      'placed',
      'paid',
      'cancelled',
      'fulfilled',
      'shipped',
      'not_sent',
      'returned',
      'refund_requested',
      'refund_pending',
      'refunded',
      'refund_failed',
      'disputed',
      'dispute_closed',
      'mail_failed',
    ]),
    /** The state machine that the event belongs to. */
    machine: z.enum(['order', 'fulfillment']),
    from: z.nullable(z.string()),
    to: z.string(),
    /**
     * The cause, as a code of the API, of the merchant or of the payment provider: `checkout`, `marked_paid`,
     * `webhook`,
     * the reason of a refund, `made_at_provider`, the reason or outcome of a dispute (`won`, `lost`), why a mail was
     * not
     * sent (`address_not_supported`, `refused`, `not_delivered`, `not_written`), or why an order is fulfilled without
     * a parcel (`no_shipping_required`).
     */
    cause: z.string(),
    actor: actorSchema,
    /** Id of the shipment, refund or dispute, or the kind of mail. */
    reference: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type OrderEvent = z.infer<typeof orderEventSchema>;
