import * as z from 'zod/mini';
import { component } from './component.ts';
import { moneySchema } from './money.ts';

/** Something the shopper should know or do, in the Universal Commerce Protocol's form. Words live in the elements. */
export const messageSchema = component(
  'Message',
  z.object({
    type: z.enum(['error', 'warning', 'info']),
    code: z.string(),
    /** Dotted path of the field at fault, such as `deliveryAddress.postalCode` or `lines.ln_1`. */
    path: z.optional(z.string()),
    /** With `price_changed` and `shipping_changed`: the amount until now, and the present one; left out where there was or is none. */
    before: z.optional(moneySchema),
    after: z.optional(moneySchema),
    severity: z.enum(['recoverable', 'requires_buyer_input', 'requires_buyer_review', 'unrecoverable']),
  }),
);
export type Message = z.infer<typeof messageSchema>;
