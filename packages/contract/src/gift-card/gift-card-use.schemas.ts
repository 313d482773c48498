import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

/**
 * A gift card the shopper entered. It pays a part of what a cart or checkout costs; total and taxes stay as
 * they are. Where it pays nothing, `reason` says why: `not_needed` where other cards pay for everything already.
 */
export const giftCardUseSchema = component(
  'GiftCardUse',
  z.object({
    id: z.string(),
    /** The last four characters of its code, for the shopper to recognise it. */
    last4: z.string(),
    /** What is on it, in its own currency. */
    balance: moneySchema,
    /** What it pays here, not negative. */
    amount: moneySchema,
    reason: z.optional(z.enum(['expired', 'disabled', 'empty', 'other_currency', 'not_needed'])),
  }),
);
export type GiftCardUse = z.infer<typeof giftCardUseSchema>;

/** What a gift card paid of an order, or what of a refund went back onto it. */
export const giftCardPartSchema = component('GiftCardPart', z.object({ last4: z.string(), amount: moneySchema }));
export type GiftCardPart = z.infer<typeof giftCardPartSchema>;
