import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

/**
 * A gift card that the shopper entered. It pays a part of the total of a cart or checkout. Total and taxes do not
 * change. If it pays nothing, `reason` says why. `not_needed`: other cards already pay the whole total.
 */
export const giftCardUseSchema = component(
  'GiftCardUse',
  z.object({
    id: z.string(),
    /** The last four characters of its code, so that the shopper recognizes it. */
    last4: z.string(),
    /** Balance, in the currency of the card. */
    balance: moneySchema,
    /** The amount that it pays here, not negative. */
    amount: moneySchema,
    reason: z.optional(z.enum(['expired', 'disabled', 'empty', 'other_currency', 'not_needed'])),
  }),
);
export type GiftCardUse = z.infer<typeof giftCardUseSchema>;

/** The amount that a gift card paid for an order, or that a refund put back onto it. */
export const giftCardPartSchema = component('GiftCardPart', z.object({ last4: z.string(), amount: moneySchema }));
export type GiftCardPart = z.infer<typeof giftCardPartSchema>;
