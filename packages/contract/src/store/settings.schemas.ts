import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { maxEmailLength } from '../common/email.ts';
import { countrySchema, languageSchema } from '../common/region.ts';

const word = z.string().check(z.minLength(1), z.maxLength(140));

/** An account that transfers go to. */
export const bankAccountSchema = component(
  'BankAccount',
  z.object({
    accountHolder: word,
    /** ISO 13616, with or without spaces; its check digits have to be right. Answered in groups of four. */
    iban: z.string().check(z.minLength(15), z.maxLength(50)),
    /** ISO 9362, 8 or 11 characters. */
    bic: z.string().check(z.regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/)),
    bankName: word,
  }),
);
export type BankAccount = z.infer<typeof bankAccountSchema>;

/** What a store needs to sell besides its markets, shipping and taxes. Set whole. */
export const storeSettingsSchema = component(
  'StoreSettings',
  z.object({
    /** Without it bank transfer is not offered. */
    bankDetails: z.nullable(bankAccountSchema),
    /**
     * Days from being placed that an order may wait for its transfer; then it is cancelled and its pieces can be sold
     * again. 14 in a new store; null: it waits for ever. Orders keep the day their shoppers were told.
     */
    transferDays: z.nullable(z.int().check(z.gte(1), z.lte(365))),
    /** The page with `<smallshop-order>`, by language: an https address, or a path on this server. Mails link to it; null: to nothing. */
    orderPage: z.nullable(z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(500)))),
    /** Addresses of the merchant; each gets a mail for each order, in the store's language. Empty: none is sent. */
    orderEmails: z.array(z.string().check(z.maxLength(maxEmailLength))).check(z.maxLength(10)),
    /** Where cash on delivery is offered, of the countries that a market serves; null is all of them. */
    cashOnDeliveryCountries: z.nullable(z.array(countrySchema).check(z.maxLength(300))),
    /** Pages that may use the publishable keys: `https://shop.example`, or `http://localhost:*` for any port of the visitor's own machine (localhost, 127.0.0.1, [::1]). */
    allowedOrigins: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(200)),
  }),
);
export type StoreSettings = z.infer<typeof storeSettingsSchema>;

const keyKindSchema = z.enum(['publishable', 'secret']);

/** A key of the store. Its id names it in logs and in the actor of an order's events, and opens nothing. */
export const apiKeySchema = component(
  'ApiKey',
  z.object({
    id: z.string(),
    kind: keyKindSchema,
    /** The whole key where it is publishable; null for a secret one, of which only a hash is kept. */
    key: z.nullable(z.string()),
    /** Whether this request was made with it. */
    current: z.boolean(),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyCreateSchema = component('ApiKeyCreate', z.object({ kind: keyKindSchema }));

/** A new key; a secret one is told this once. */
export const createdApiKeySchema = component('CreatedApiKey', z.extend(apiKeySchema, { key: z.string() }));
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
