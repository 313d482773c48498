import * as z from 'zod/mini';
import { maxCodeLength } from '../cart/cart.limits.ts';
import { component } from '../common/component.ts';
import { currencySchema, moneySchema } from '../common/money.ts';
import { pageOf } from '../common/page.ts';

/** Note for the merchant, such as the buyer's name. At most 200 characters. */
const noteSchema = z.string().check(z.maxLength(200));

/** ISO 8601, UTC. The card pays nothing from this time on. */
const expirySchema = z.nullable(z.iso.datetime());

export const giftCardIssueSchema = component(
  'GiftCardIssue',
  z.object({
    /** Initial balance: 1 to 10 000 000 minor units. */
    amount: z.object({ amount: z.int().check(z.gte(1), z.lte(10_000_000)), currency: currencySchema }),
    /**
     * A code that was issued elsewhere: 12 to 40 letters and digits. Spaces and hyphens between them are allowed.
     * Default: the server generates a code. Case, spaces and hyphens are ignored. O and 0 are equal, as are I, L and 1.
     */
    code: z.optional(z.string().check(z.minLength(12), z.maxLength(maxCodeLength))),
    expiresAt: z.optional(expirySchema),
    note: z.optional(noteSchema),
  }),
);
export type GiftCardIssue = z.infer<typeof giftCardIssueSchema>;

/** Omitted fields stay as they are. A disabled card keeps its balance and pays nothing. */
export const giftCardUpdateSchema = component(
  'GiftCardUpdate',
  z.object({ disabled: z.optional(z.boolean()), expiresAt: z.optional(expirySchema), note: z.optional(noteSchema) }),
);
export type GiftCardUpdate = z.infer<typeof giftCardUpdateSchema>;

export const giftCardSchema = component(
  'GiftCard',
  z.object({
    id: z.string(),
    /** The last four characters of its code. The other characters cannot be read again. */
    last4: z.string(),
    initial: moneySchema,
    balance: moneySchema,
    expiresAt: expirySchema,
    disabled: z.boolean(),
    note: z.string(),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type GiftCard = z.infer<typeof giftCardSchema>;

/** A new gift card. Only this response contains the code. */
export const issuedGiftCardSchema = component(
  'IssuedGiftCard',
  z.object({ giftCard: giftCardSchema, code: z.string() }),
);
export type IssuedGiftCard = z.infer<typeof issuedGiftCardSchema>;

/**
 * One change of a balance. `spend`: a payment started and took the amount. `release`: the amount was given back,
 * because
 * the payment led to no order or the order was cancelled. `refund`: a refund put the amount back.
 */
export const giftCardEntrySchema = component(
  'GiftCardEntry',
  z.object({
    type: z.enum(['issue', 'spend', 'release', 'refund']),
    /** Negative if it was taken. All entries of a card sum to its balance. */
    amount: moneySchema,
    /** Id of the order. Null if the payment led to no order. */
    orderId: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type GiftCardEntry = z.infer<typeof giftCardEntrySchema>;

export const giftCardPageSchema = component('GiftCardPage', pageOf(giftCardSchema));

/** A gift card with every change of its balance, oldest first. */
export const giftCardWithEntriesSchema = component(
  'GiftCardWithEntries',
  z.extend(giftCardSchema, { entries: z.array(giftCardEntrySchema) }),
);
export type GiftCardWithEntries = z.infer<typeof giftCardWithEntriesSchema>;
