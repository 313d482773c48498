import * as z from 'zod/mini';
import { maxCartLines } from '../cart/cart.limits.ts';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { lineQuantitySchema, orderEventSchema } from '../order/order-progress.schemas.ts';
import { orderSchema } from '../order/order.schemas.ts';
import { internalNoteSchema } from './order-list.schemas.ts';

/**
 * Quantities of one line by state. `open` is the quantity still to be shipped, 0 for a line that needs no shipping.
 * `restocked` is the quantity that went back into stock and can be sold again.
 */
export const lineProgressSchema = component(
  'LineProgress',
  z.object({
    lineId: z.string(),
    ordered: z.int(),
    shipped: z.int(),
    returned: z.int(),
    refunded: z.int(),
    restocked: z.int(),
    open: z.int(),
  }),
);
export type LineProgress = z.infer<typeof lineProgressSchema>;

/** The shopper's bank reclaims a payment or asks for evidence. Respond to it at the payment provider. */
export const disputeSchema = component(
  'Dispute',
  z.object({
    /** The provider's id of the dispute. */
    id: z.string(),
    /** The provider's code, such as `fraudulent`. */
    reason: z.string(),
    /** The provider's code for the outcome, such as `won` or `lost`. Null while the dispute is open. */
    outcome: z.nullable(z.string()),
    /** When the shop was notified. ISO 8601, UTC. */
    openedAt: z.string(),
  }),
);
export type Dispute = z.infer<typeof disputeSchema>;

/** An order for the merchant, with its progress, events and disputes. The oldest event is first. */
export const adminOrderSchema = component(
  'AdminOrder',
  z.extend(orderSchema, {
    progress: z.array(lineProgressSchema),
    events: z.array(orderEventSchema),
    disputes: z.array(disputeSchema),
    /** The merchant's own labels, in the order in which they were added. */
    tags: z.optional(z.array(z.string())),
    /** The merchant's note. Null if there is none. */
    internalNote: z.optional(z.nullable(internalNoteSchema)),
  }),
);
export type AdminOrder = z.infer<typeof adminOrderSchema>;

const lines = z.array(lineQuantitySchema).check(z.minLength(1), z.maxLength(maxCartLines));
const word = z.string().check(z.maxLength(200));

export const shipInputSchema = component(
  'ShipInput',
  z.object({
    /** Default: everything that is still to be shipped. Lines that need no shipping are not allowed. */
    lines: z.optional(lines),
    trackingNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    /** An https address. */
    trackingUrl: z.optional(z.string().check(z.regex(/^https:\/\/\S+$/), z.maxLength(500))),
  }),
);

export const returnInputSchema = component(
  'ReturnInput',
  z.object({
    lines,
    /** Whether the returned items go back into stock. `progress[].restocked` has the quantity that did. */
    restock: z.boolean(),
    cause: z.optional(word),
  }),
);

export const cancelInputSchema = component('CancelInput', z.object({ restock: z.boolean(), cause: z.optional(word) }));

/** Refunds `amount`, or the price of `lines`. Default: the whole amount that is not refunded yet. */
export const refundInputSchema = component(
  'RefundInput',
  z.object({
    /** The merchant's own id. Repeated requests with the same id and content make one refund. */
    refundId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
    /** In the currency of the order, greater than zero. */
    amount: z.optional(moneySchema),
    lines: z.optional(lines),
    /**
     * Whether items that are not shipped yet, or need no shipping, go back into stock. `progress[].restocked` has the
     * quantity that did. Shipped items come back with a return.
     */
    restock: z.optional(z.boolean()),
    cause: z.optional(word),
  }),
);
export type RefundInput = z.input<typeof refundInputSchema>;

/** The outcome of a refund that the merchant makes by hand. */
export const refundSettleSchema = component('RefundSettle', z.object({ status: z.enum(['refunded', 'failed']) }));
