import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../common/email.ts';

/** What a shopper knows of an order: its number and the e-mail address they gave. */
export const orderLookupInputSchema = component(
  'OrderLookupInput',
  z.object({
    number: z.string().check(z.minLength(1), z.maxLength(20)),
    email: z.string().check(z.minLength(3), z.maxLength(maxEmailLength)),
  }),
);
export type OrderLookupInput = z.input<typeof orderLookupInputSchema>;

/** The same answer whether or not there is such an order: a code is sent only if there is. */
export const orderLookupSchema = component(
  'OrderLookup',
  z.object({
    id: z.string(),
    /** Until when its code opens the order; ISO 8601, UTC. */
    expiresAt: z.string(),
  }),
);
export type OrderLookup = z.infer<typeof orderLookupSchema>;

/** Six digits; spaces between them do not matter. */
export const orderCodeInputSchema = component(
  'OrderCodeInput',
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(20)) }),
);

/** Opens the order from now on. */
export const orderAccessSchema = component(
  'OrderAccess',
  z.object({ id: z.string(), number: z.string(), token: z.string() }),
);
export type OrderAccess = z.infer<typeof orderAccessSchema>;
