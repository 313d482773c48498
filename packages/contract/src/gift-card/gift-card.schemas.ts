import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema, moneySchema } from '../common/money.ts';
import { pageOf } from '../common/page.ts';

/** For the merchant, such as whom it was sold to; at most 200 characters. */
const noteSchema = z.string().check(z.maxLength(200));

/** ISO 8601, UTC; from then on it pays nothing. */
const expirySchema = z.nullable(z.iso.datetime());

export const giftCardIssueSchema = component(
  'GiftCardIssue',
  z.object({
    /** What is on it: 1 to 10 000 000 minor units. */
    amount: z.object({ amount: z.int().check(z.gte(1), z.lte(10_000_000)), currency: currencySchema }),
    /**
     * A code that was given out elsewhere: 12 to 40 letters and digits, with spaces and hyphens between them if wished.
     * Left out, the server makes one. Case, spaces and hyphens count for nothing, nor do O and 0, I, L and 1 differ.
     */
    code: z.optional(z.string().check(z.minLength(12), z.maxLength(64))),
    expiresAt: z.optional(expirySchema),
    note: z.optional(noteSchema),
  }),
);
export type GiftCardIssue = z.infer<typeof giftCardIssueSchema>;

/** Fields left out stay as they are. A card that is disabled keeps its balance and pays nothing. */
export const giftCardUpdateSchema = component(
  'GiftCardUpdate',
  z.object({ disabled: z.optional(z.boolean()), expiresAt: z.optional(expirySchema), note: z.optional(noteSchema) }),
);
export type GiftCardUpdate = z.infer<typeof giftCardUpdateSchema>;

export const giftCardSchema = component(
  'GiftCard',
  z.object({
    id: z.string(),
    /** The last four characters of its code; nobody can read the others again. */
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

/** A new gift card. The code is told this once. */
export const issuedGiftCardSchema = component('IssuedGiftCard', z.object({ giftCard: giftCardSchema, code: z.string() }));
export type IssuedGiftCard = z.infer<typeof issuedGiftCardSchema>;

/**
 * One change of a balance. `spend` takes when a payment begins, `release` gives back where no order came of it or
 * the order was cancelled, `refund` puts back what a refund gives.
 */
export const giftCardEntrySchema = component(
  'GiftCardEntry',
  z.object({
    type: z.enum(['issue', 'spend', 'release', 'refund']),
    /** Negative where it was taken. All entries of a card sum to its balance. */
    amount: moneySchema,
    /** The order it is about; null where none came of the payment. */
    orderId: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type GiftCardEntry = z.infer<typeof giftCardEntrySchema>;

export const giftCardPageSchema = component('GiftCardPage', pageOf(giftCardSchema));

/** A gift card with every change of its balance, oldest first. */
export const giftCardWithEntriesSchema = component('GiftCardWithEntries', z.extend(giftCardSchema, { entries: z.array(giftCardEntrySchema) }));
export type GiftCardWithEntries = z.infer<typeof giftCardWithEntriesSchema>;
