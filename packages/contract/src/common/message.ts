import * as z from 'zod/mini';
import { component } from './component.ts';
import { moneySchema } from './money.ts';

/**
 * A message for the shopper, in the form of the Universal Commerce Protocol. The elements have the text for each
 * code.
 */
export const messageSchema = component(
  'Message',
  z.object({
    type: z.enum(['error', 'warning', 'info']),
    code: z.string(),
    /** Dotted path of the invalid field, such as `deliveryAddress.postalCode` or `lines.ln_1`. */
    path: z.optional(z.string()),
    /**
     * With `price_changed` and `shipping_changed`: the previous and the current amount. Absent if there was or is
     * none.
     */
    before: z.optional(moneySchema),
    after: z.optional(moneySchema),
    severity: z.enum(['recoverable', 'requires_buyer_input', 'requires_buyer_review', 'unrecoverable']),
  }),
);
export type Message = z.infer<typeof messageSchema>;
