import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../email/email.ts';
import { maxOrderCodeLength, maxOrderNumberLength } from './order.limits.ts';

/** Order number and e-mail address: what a shopper knows about their order. */
export const orderLookupInputSchema = component(
  'OrderLookupInput',
  z.object({
    number: z.string().check(z.minLength(1), z.maxLength(maxOrderNumberLength)),
    email: z.string().check(z.minLength(3), z.maxLength(maxEmailLength)),
  }),
);
export type OrderLookupInput = z.input<typeof orderLookupInputSchema>;

/** The response is the same whether or not the order exists. A code is sent only if it exists. */
export const orderLookupSchema = component(
  'OrderLookup',
  z.object({
    id: z.string(),
    /** When the code expires. ISO 8601, UTC. */
    expiresAt: z.string(),
  }),
);
export type OrderLookup = z.infer<typeof orderLookupSchema>;

/** Six digits. Spaces between them are ignored. */
export const orderCodeInputSchema = component(
  'OrderCodeInput',
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(maxOrderCodeLength)) }),
);

/** Access to an order. Send `token` in the `Order-Token` header. */
export const orderAccessSchema = component(
  'OrderAccess',
  z.object({ id: z.string(), number: z.string(), token: z.string() }),
);
export type OrderAccess = z.infer<typeof orderAccessSchema>;
