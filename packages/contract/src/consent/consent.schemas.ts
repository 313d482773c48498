import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema, languageSchema } from '../common/region.ts';
import {
  categoryIdSchema, dataTermSchema, durationSchema, hashSchema, legalBasisSchema, placeSchema, purposeTermSchema, recipientSchema,
  regionSourceSchema, serviceIdSchema, serviceKeySchema, storedItemSchema,
} from './consent.fields.ts';
import { pageNoticeSchema } from './page-notice.schemas.ts';
import { overseasTransferSchema } from './overseas-transfer.schemas.ts';

export const consentServiceSchema = component(
  'ConsentService',
  z.object({
    id: serviceIdSchema,
    name: z.string(),
    purpose: z.string(),
    /** Cookies and storage keys it sets, with how long they stay in days; 0 is the session. */
    storage: z.array(storedItemSchema),
    purposes: z.exactOptional(z.array(purposeTermSchema)),
    personalData: z.exactOptional(z.array(dataTermSchema)),
    /** Companies that receive data; none is the shop alone. */
    recipients: z.exactOptional(z.array(recipientSchema)),
    legalBasis: z.exactOptional(legalBasisSchema),
    /** How long the data is kept, wherever it went. */
    retention: z.exactOptional(durationSchema),
    overseas: z.exactOptional(overseasTransferSchema),
  }),
);
export type ConsentService = z.infer<typeof consentServiceSchema>;

/** Where the shopper is taken to be, and how that is known. */
export const consentRegionSchema = component(
  'ConsentRegion',
  z.object({ country: countrySchema, subdivision: z.exactOptional(placeSchema), source: regionSourceSchema }),
);
export type ConsentRegion = z.infer<typeof consentRegionSchema>;

/** Who decides why and how: the merchant. */
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

/** What the shop wants to run or store, by purpose. Everything but `required` starts denied. */
export const consentNoticeSchema = component(
  'ConsentNotice',
  z.object({
    categories: z.array(
      z.object({
        id: categoryIdSchema,
        /** In the language asked for; what is not given for the known four, the banner names itself. */
        name: z.exactOptional(z.string()),
        description: z.exactOptional(z.string()),
        required: z.boolean(),
        /** Counts as sale or sharing: Global Privacy Control opts out of it. */
        sale: z.boolean(),
        /** Asked apart from the rest and never granted along with it (PIPL Art. 23, 29, 39). */
        separate: z.exactOptional(z.boolean()),
        services: z.array(consentServiceSchema),
      }),
    ),
    policyUrl: z.nullable(z.string()),
    /** Another version asks everything again. */
    policyVersion: z.exactOptional(z.string()),
    controller: z.exactOptional(controllerSchema),
    language: z.exactOptional(languageSchema),
    /** Names these words: `GET /v1/consent-notices/{hash}` answers them for good. */
    hash: z.exactOptional(hashSchema),
    /** Names what is asked, whatever the language. */
    configurationHash: z.exactOptional(hashSchema),
    region: z.exactOptional(consentRegionSchema),
    /** This request carried `Sec-GPC: 1`. */
    gpc: z.exactOptional(z.boolean()),
  }),
);
export type ConsentNotice = z.infer<typeof consentNoticeSchema>;

/** A notice as it was once served, or the configuration behind it, under the hash that records name. */
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

/** Records are kept for good, so nobody may make them arbitrarily large. */
const answersOf = <Key extends typeof categoryIdSchema>(key: Key, most: number) =>
  z.record(key, z.boolean()).check(z.refine((answers) => Object.keys(answers).length <= most, { error: `At most ${most} answers.` }));

/** One decision. Holds no person: a random id, no address, no user agent. */
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
    /** What was granted until now and no longer is, by `category/service`, or by category where it names no services. */
    withdrawn: z.optional(z.array(z.union([categoryIdSchema, serviceKeySchema])).check(z.maxLength(320))),
    /** The engine's hash of what was asked: another hash means another question. */
    revision: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    /** `hash` of the notice that was read. */
    noticeHash: z.optional(hashSchema),
    /** The notice that was read, where the page wrote it: the receipt repeats it. Ignored where `noticeHash` names a notice of this server. */
    notice: z.optional(pageNoticeSchema),
    language: languageSchema,
    region: z.optional(placeSchema),
    regionSource: z.optional(regionSourceSchema),
    /** `navigator.globalPrivacyControl`; the server sees the header by itself. */
    gpc: z.boolean(),
    /** ISO 8601, the shopper's clock. */
    decidedAt: z.iso.datetime(),
    /** How long it counts. */
    validity: z.optional(durationSchema),
  }),
);
export type ConsentRecordInput = z.infer<typeof consentRecordInputSchema>;

export const consentRecordSchema = component(
  'ConsentRecord',
  z.extend(consentRecordInputSchema, {
    receivedAt: z.string(),
    /** The request that brought it carried `Sec-GPC: 1`. */
    gpcHeader: z.optional(z.boolean()),
    /** Opens without a key: whoever knows the record's id may read what it says. */
    receiptUrl: z.optional(z.string()),
  }),
);
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

/** A record on its way while the page goes away: `navigator.sendBeacon` cannot set a header, so the key is inside. */
export const consentBeaconSchema = component(
  'ConsentBeacon',
  z.object({ key: z.string().check(z.regex(/^pk_[\w-]{1,100}$/)), record: consentRecordInputSchema }),
);

/** RFC 7517: the public halves of the keys that receipts are signed with, newest first. */
export const consentKeysSchema = component(
  'ConsentKeys',
  z.object({
    keys: z.array(
      z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('EdDSA'), use: z.literal('sig') }),
    ),
  }),
);
export type ConsentKeys = z.infer<typeof consentKeysSchema>;
