import * as z from 'zod/mini';
import { countrySchema, languageSchema } from '../common/region.ts';

/** Lower-case letters, digits and hyphens, at most 40. */
export const categoryIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** A service with its category, `analytics/statistics`, as records name it. */
export const serviceKeySchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}\/[A-Za-z0-9][\w.-]{0,59}$/));

export const serviceIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,59}$/));

/** SHA-256 in hex, over the RFC 8785 form of the JSON it names. */
export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A term of the W3C Data Privacy Vocabulary 2.3: `dpv:ServiceUsageAnalytics`, see https://w3id.org/dpv. */
export const purposeTermSchema = z.string().check(z.regex(/^dpv:[A-Z][A-Za-z]{2,79}$/));

/** A term of DPV's personal data extension: `pd:IPAddress`, see https://w3id.org/dpv/pd. */
export const dataTermSchema = z.string().check(z.regex(/^pd:[A-Z][A-Za-z]{2,79}$/));

/** Why the processing is lawful: GDPR Art. 6(1)(a), (b), (c) and (f), and their counterparts elsewhere. */
export const legalBasisSchema = z.enum(['consent', 'contract', 'legal_obligation', 'legitimate_interest']);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/** ISO 8601 duration in whole years, months, weeks or days: `P14M`. */
export const durationSchema = z.string().check(z.regex(/^P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?$/));

export const sentenceSchema = z.string().check(z.minLength(1), z.maxLength(2000));
export const nameSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** Texts by BCP 47 tag: `{ "en": "Counts visits", "zh-CN": "统计访问" }`; at least one language. */
export const localisedSchema = z
  .record(languageSchema, sentenceSchema)
  .check(z.refine((words) => Object.keys(words).length > 0, { error: 'Say it in at least one language.' }));

/** A page of the shop (`/privacy/`) or elsewhere (`https://…`); nothing that a browser would run. */
export const pageAddressSchema = z.string().check(z.maxLength(500), z.regex(/^(https?:\/\/[^\s]+|\/(?!\/)[^\s]*)$/));

/** Somebody who receives data. */
export const recipientSchema = z.object({
  name: nameSchema,
  /** Where the data goes. */
  country: countrySchema,
  url: z.exactOptional(pageAddressSchema),
});

/** ISO 3166-1 country or 3166-2 subdivision: `DE`, `US-CA`. */
export const placeSchema = z.string().check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/));

/**
 * The source of the place. `page`: set by the page. `choice`: chosen by the shopper. `address`: the delivery address.
 * `network`: from a proxy that looks up IP addresses. The last two values are guesses: they may make a rule stricter,
 * never looser.
 */
export const regionSourceSchema = z.enum(['page', 'choice', 'address', 'network', 'accept_language', 'store_default']);
export type ConsentRegionSource = z.infer<typeof regionSourceSchema>;

/** A cookie or storage entry of a service. `days` 0 means until the session ends. */
export const storedItemSchema = z.object({
  /** A name, or a pattern with `*`. */
  name: nameSchema,
  days: z.int().check(z.gte(0), z.lte(3650)),
  /** Kind of storage. Default: every kind. */
  store: z.exactOptional(z.enum(['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage'])),
  /** Domain of a cookie, if it is not the page's own. */
  domain: z.exactOptional(nameSchema),
  path: z.exactOptional(nameSchema),
});
