import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';
import { lineQuantitySchema, orderEventSchema } from '../order/order-progress.schemas.ts';
import { orderSchema } from '../order/order.schemas.ts';

/** How far one line is. `open` pieces are still to be sent, none of a line that needs no shipping; `restocked` ones went back into stock, so they can be sold again. */
export const lineProgressSchema = component(
  'LineProgress',
  z.object({ lineId: z.string(), ordered: z.int(), shipped: z.int(), returned: z.int(), refunded: z.int(), restocked: z.int(), open: z.int() }),
);
export type LineProgress = z.infer<typeof lineProgressSchema>;

/** The shopper's bank asks the money back, or why it was taken; answer it at the payment provider. */
export const disputeSchema = component(
  'Dispute',
  z.object({
    /** The provider's. */
    id: z.string(),
    /** The provider's word, such as `fraudulent`. */
    reason: z.string(),
    /** How it ended, in the provider's word, such as `won` or `lost`; null while it is open. */
    outcome: z.nullable(z.string()),
    /** When the shop heard of it; ISO 8601, UTC. */
    openedAt: z.string(),
  }),
);
export type Dispute = z.infer<typeof disputeSchema>;

/** An order as the merchant sees it: with what happened to it, oldest first. */
export const adminOrderSchema = component(
  'AdminOrder',
  z.extend(orderSchema, { progress: z.array(lineProgressSchema), events: z.array(orderEventSchema), disputes: z.array(disputeSchema) }),
);
export type AdminOrder = z.infer<typeof adminOrderSchema>;

const lines = z.array(lineQuantitySchema).check(z.minLength(1), z.maxLength(100));
const word = z.string().check(z.maxLength(200));

export const shipInputSchema = component(
  'ShipInput',
  z.object({
    /** All that is still to be sent, unless told. A line that needs no shipping cannot be named. */
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
    /** Whether the pieces go back into stock; `progress[].restocked` says how many did. */
    restock: z.boolean(),
    cause: z.optional(word),
  }),
);

export const cancelInputSchema = component('CancelInput', z.object({ restock: z.boolean(), cause: z.optional(word) }));

/** With `amount`, so much; with `lines`, what those pieces cost; with neither, all that is left. */
export const refundInputSchema = component(
  'RefundInput',
  z.object({
    /** The merchant's own id: asked for again with the same content, the refund is made once. */
    refundId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
    /** In the currency of the order; more than nothing. */
    amount: z.optional(moneySchema),
    lines: z.optional(lines),
    /** Whether pieces that were not sent yet, or need no shipping, go back into stock; `progress[].restocked` says how many did. Pieces that were sent come back with a return. */
    restock: z.optional(z.boolean()),
    cause: z.optional(word),
  }),
);
export type RefundInput = z.input<typeof refundInputSchema>;

/** How a refund ended that is made by hand. */
export const refundSettleSchema = component('RefundSettle', z.object({ status: z.enum(['refunded', 'failed']) }));
