import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema, languageSchema } from '../common/region.ts';
import {
  categoryIdSchema,
  dataTermSchema,
  durationSchema,
  hashSchema,
  legalBasisSchema,
  placeSchema,
  purposeTermSchema,
  recipientSchema,
  regionSourceSchema,
  serviceIdSchema,
  serviceKeySchema,
  storedItemSchema,
} from './consent.fields.ts';
import { pageNoticeSchema } from './page-notice.schemas.ts';
import { overseasTransferSchema } from './overseas-transfer.schemas.ts';

export const consentServiceSchema = component(
  'ConsentService',
  z.object({
    id: serviceIdSchema,
    name: z.string(),
    purpose: z.string(),
    /** Cookies and storage keys that it sets, with their lifetime in days. 0 means until the session ends. */
    storage: z.array(storedItemSchema),
    purposes: z.exactOptional(z.array(purposeTermSchema)),
    personalData: z.exactOptional(z.array(dataTermSchema)),
    /** Companies that receive data. Absent or empty: only the merchant has the data. */
    recipients: z.exactOptional(z.array(recipientSchema)),
    legalBasis: z.exactOptional(legalBasisSchema),
    /** How long the data is kept, also by recipients. */
    retention: z.exactOptional(durationSchema),
    overseas: z.exactOptional(overseasTransferSchema),
  }),
);
export type ConsentService = z.infer<typeof consentServiceSchema>;

/** The assumed location of the shopper, and its source. */
export const consentRegionSchema = component(
  'ConsentRegion',
  z.object({ country: countrySchema, subdivision: z.exactOptional(placeSchema), source: regionSourceSchema }),
);
export type ConsentRegion = z.infer<typeof consentRegionSchema>;

/** The data controller: the merchant. */
export const controllerSchema = component(
  'ConsentController',
  z.object({
    name: z.string(),
    country: countrySchema,
    /** E-mail address or page. */
    contact: z.exactOptional(z.string()),
    address: z.exactOptional(z.string()),
  }),
);
export type ConsentController = z.infer<typeof controllerSchema>;

/** What the shop wants to run or store, by category. All categories except `required` ones start denied. */
export const consentNoticeSchema = component(
  'ConsentNotice',
  z.object({
    categories: z.array(
      z.object({
        id: categoryIdSchema,
        /** In the requested language. If absent, the banner has its own names for the four known categories. */
        name: z.exactOptional(z.string()),
        description: z.exactOptional(z.string()),
        required: z.boolean(),
        /** Counts as sale or sharing: Global Privacy Control opts out of it. */
        sale: z.boolean(),
        /** Requires separate consent: "accept all" does not grant it (PIPL Art. 23, 29, 39). */
        separate: z.exactOptional(z.boolean()),
        services: z.array(consentServiceSchema),
      }),
    ),
    policyUrl: z.nullable(z.string()),
    /** A new version asks shoppers again for everything. */
    policyVersion: z.exactOptional(z.string()),
    controller: z.exactOptional(controllerSchema),
    language: z.exactOptional(languageSchema),
    /** Identifies this text. `GET /v1/consent-notices/{hash}` returns it permanently. */
    hash: z.exactOptional(hashSchema),
    /** Identifies the configuration, independent of the language. */
    configurationHash: z.exactOptional(hashSchema),
    region: z.exactOptional(consentRegionSchema),
    /** Whether this request had the header `Sec-GPC: 1`. */
    gpc: z.exactOptional(z.boolean()),
  }),
);
export type ConsentNotice = z.infer<typeof consentNoticeSchema>;

/** An earlier version of a notice or of its configuration, by the hash that records reference. */
export const noticeVersionSchema = component(
  'ConsentNoticeVersion',
  z.object({
    hash: hashSchema,
    kind: z.enum(['notice', 'configuration']),
    /** ISO 8601: when it was first served. */
    servedSince: z.string(),
    /** Its RFC 8785 form hashes to `hash`. */
    content: z.record(z.string(), z.unknown()),
  }),
);
export type ConsentNoticeVersion = z.infer<typeof noticeVersionSchema>;

/** Records are kept permanently, so their size is limited. */
const answersOf = <Key extends typeof categoryIdSchema>(key: Key, most: number) =>
  z
    .record(key, z.boolean())
    .check(z.refine((answers) => Object.keys(answers).length <= most, { error: `At most ${most} answers.` }));

/** One decision. It contains no personal data: a random id, no IP address, no user agent. */
export const consentRecordInputSchema = component(
  'ConsentRecordInput',
  z.object({
    id: z.string().check(z.minLength(16), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/)),
    action: z.enum(['accept_all', 'reject_all', 'choose', 'withdraw', 'gpc']),
    /** `signal` is Global Privacy Control, `platform` another consent platform on the page. */
    method: z.enum(['button', 'toggle', 'signal', 'platform']),
    /** `embed` is the placeholder of a video or a map, `none` any other control outside the banner. */
    layer: z.enum(['first', 'second', 'embed', 'none']),
    categories: answersOf(categoryIdSchema, 20),
    /** The same for each service, as `category/service`. */
    services: z.optional(answersOf(serviceKeySchema, 300)),
    /** What is no longer granted, as `category/service`, or as the category if it has no services. */
    withdrawn: z.optional(z.array(z.union([categoryIdSchema, serviceKeySchema])).check(z.maxLength(320))),
    /** The engine's hash of the categories and services that were asked for. */
    revision: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    /** `hash` of the notice that was read. */
    noticeHash: z.optional(hashSchema),
    /**
     * The notice that was read, if the page defined it. The receipt repeats it. Ignored if `noticeHash` is a notice
     * of this server.
     */
    notice: z.optional(pageNoticeSchema),
    language: languageSchema,
    region: z.optional(placeSchema),
    regionSource: z.optional(regionSourceSchema),
    /** `navigator.globalPrivacyControl`. The server reads the `Sec-GPC` header separately. */
    gpc: z.boolean(),
    /** ISO 8601, the shopper's clock. */
    decidedAt: z.iso.datetime(),
    /** How long the decision is valid. */
    validity: z.optional(durationSchema),
  }),
);
export type ConsentRecordInput = z.infer<typeof consentRecordInputSchema>;

export const consentRecordSchema = component(
  'ConsentRecord',
  z.extend(consentRecordInputSchema, {
    receivedAt: z.string(),
    /** Whether the request had the header `Sec-GPC: 1`. */
    gpcHeader: z.optional(z.boolean()),
    /** Needs no key: a person who knows the record's id may read the receipt. */
    receiptUrl: z.optional(z.string()),
  }),
);
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

/** A record that is sent while the page closes. `navigator.sendBeacon` cannot set a header, so the body has the key. */
export const consentBeaconSchema = component(
  'ConsentBeacon',
  z.object({ key: z.string().check(z.regex(/^pk_[\w-]{1,100}$/)), record: consentRecordInputSchema }),
);

/** RFC 7517: the public halves of the keys that receipts are signed with, newest first. */
export const consentKeysSchema = component(
  'ConsentKeys',
  z.object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  }),
);
export type ConsentKeys = z.infer<typeof consentKeysSchema>;
