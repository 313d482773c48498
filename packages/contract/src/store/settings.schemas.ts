import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../email/email.ts';
import { countrySchema, languageSchema } from '../common/region.ts';

const word = z.string().check(z.minLength(1), z.maxLength(140));

/** The merchant's account for bank transfers. */
export const bankAccountSchema = component(
  'BankAccount',
  z.object({
    accountHolder: word,
    /**
     * ISO 13616, with or without spaces. Country, length, format and check digits must be correct. Responses have
     * groups of four characters.
     */
    iban: z.string().check(z.minLength(15), z.maxLength(50)),
    /** ISO 9362, 8 or 11 characters. */
    bic: z.string().check(z.regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/)),
    bankName: word,
  }),
);
export type BankAccount = z.infer<typeof bankAccountSchema>;

/** Settings of a store other than markets, shipping and taxes. All of them are replaced at once. */
export const storeSettingsSchema = component(
  'StoreSettings',
  z.object({
    /** Null: bank transfer is not offered. */
    bankDetails: z.nullable(bankAccountSchema),
    /**
     * Days after which an order is cancelled if its transfer has not arrived. Its items can be sold again then. Default
     * in a new store: `defaultTransferDays`. Null: never. Orders keep the deadline that was shown to their shoppers.
     */
    transferDays: z.nullable(z.int().check(z.gte(1), z.lte(365))),
    /**
     * The page with `<smallshop-order>`, by language: an https address, or a path on this server. Mails link to it.
     * Null: no link.
     */
    orderPage: z.nullable(z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(500)))),
    /** Addresses of the merchant. Each gets a mail for each order, in the store's language. Empty: no mail is sent. */
    orderEmails: z.array(z.string().check(z.maxLength(maxEmailLength))).check(z.maxLength(10)),
    /** Countries with cash on delivery, among those that a market serves. Null: all of them. */
    cashOnDeliveryCountries: z.nullable(z.array(countrySchema).check(z.maxLength(300))),
    /**
     * Pages that may use the publishable keys: `https://shop.example`, or `http://localhost:*` for any port of the
     * visitor's own machine (localhost, 127.0.0.1, [::1]).
     */
    allowedOrigins: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(200)),
  }),
);
export type StoreSettings = z.infer<typeof storeSettingsSchema>;

const keyKindSchema = z.enum(['publishable', 'secret']);

/** A key of the store. Its id identifies it in logs and in the actor of an order's events, and gives no access. */
export const apiKeySchema = component(
  'ApiKey',
  z.object({
    id: z.string(),
    kind: keyKindSchema,
    /** The full key if it is publishable. Null for a secret key: the server keeps only a hash of it. */
    key: z.nullable(z.string()),
    /** Whether this request was made with it. */
    current: z.boolean(),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyCreateSchema = component('ApiKeyCreate', z.object({ kind: keyKindSchema }));

/** A new key. Only this response contains a secret key. */
export const createdApiKeySchema = component('CreatedApiKey', z.extend(apiKeySchema, { key: z.string() }));
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
