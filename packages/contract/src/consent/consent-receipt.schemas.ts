import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { languageSchema } from '../common/region.ts';
import { dataTermSchema, durationSchema, hashSchema, purposeTermSchema, regionSourceSchema } from './consent.fields.ts';

const address = z.string().check(z.regex(/^https?:\/\//));
const time = z.iso.datetime();
const term = (...terms: [string, ...string[]]) => z.enum(terms);

/** `loc:DE`, `loc:US-CA`: DPV's locations, named as ISO 3166 does. */
const locationSchema = z.string().check(z.regex(/^loc:[A-Z]{2}(-[A-Z0-9]{1,3})?$/));

const partySchema = z.object({
  party_name: z.string(),
  party_country: locationSchema,
  party_address: z.exactOptional(z.string()),
  party_contact: z.exactOptional(z.string()),
  party_type: term('dpv:DataController', 'dpv:Recipient'),
});

const document = { '@id': z.exactOptional(address), sha256: hashSchema };

const eventStates = ['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn'] as const;

/** One service, with its description and the shopper's decision. */
const processSchema = z.object({
  '@type': z.literal('dpv:Process'),
  service: z.string(),
  service_name: z.exactOptional(z.string()),
  /** The banner's category. */
  category: z.string(),
  /** The text that the shopper read. */
  purpose: z.exactOptional(z.string()),
  purpose_type: z.array(purposeTermSchema),
  lawful_basis: z.array(z.string()),
  pii_information: z.array(z.object({ pii_type: dataTermSchema })),
  collection_method: z.literal('dpv:DataSubjectDataSource'),
  storage_locations: z.array(z.string()),
  retention_period: z.exactOptional(durationSchema),
  recipient_third_parties: z.array(partySchema),
  /** Absent if the service needs no consent because the shop cannot work without it. */
  event_state: z.exactOptional(z.enum(eventStates)),
});

const recordSchema = z.object({
  '@type': z.literal('dpv:ConsentRecord'),
  schema_version: z.literal('https://w3id.org/dpv/schema/dpv-27560#record'),
  record_id: z.string(),
  /** A pseudonym of this one decision. It identifies no person. */
  pii_principal_id: z.string(),
  privacy_notice: z.exactOptional(
    z.object({ '@type': z.literal('dpv:ConsentNotice'), ...document, policy_url: z.exactOptional(address) }),
  ),
  configuration: z.exactOptional(z.object(document)),
  language: languageSchema,
  jurisdiction: locationSchema,
  jurisdiction_source: z.exactOptional(regionSourceSchema),
  pii_controllers: z.array(partySchema),
  withdrawal_method: z.object({ '@type': z.literal('dpv:WithdrawConsent'), withdrawal_url: address }),
  privacy_rights: z.array(z.string()),
  processing: z.array(processSchema),
  /** `navigator.globalPrivacyControl` as the page read it, and `Sec-GPC: 1` as the server saw it. */
  gpc_property: z.boolean(),
  gpc_header: z.boolean(),
  events: z
    .array(
      z.object({
        event_time: time,
        validity_duration: durationSchema,
        entity_id: z.string(),
        event_type: z.literal('dpv:ExpressedConsent'),
        event_state: z.enum(eventStates),
        indication_method: z.string(),
      }),
    )
    .check(z.minLength(1)),
});

/**
 * A consent receipt: field names of ISO/IEC TS 27560, which its `@context` maps to the terms of the W3C Data
 * Privacy Vocabulary, so that it reads as JSON-LD. The signature is a detached JWS (RFC 7515, appendix F)
 * over the RFC 8785 form of the receipt without it.
 */
export const consentReceiptSchema = component(
  'ConsentReceipt',
  z.object({
    '@context': z.record(z.string(), z.unknown()),
    '@id': address,
    '@type': z.literal('dpv:ConsentReceipt'),
    schema_version: z.literal('https://w3id.org/dpv/schema/dpv-27560#receipt'),
    receipt_id: z.string(),
    created: time,
    record: recordSchema,
    signature: z.string().check(z.regex(/^[\w-]+\.\.[\w-]+$/)),
  }),
);
export type ConsentReceipt = z.infer<typeof consentReceiptSchema>;

/** The JSON Schema (2020-12) of a receipt, as it is served at `/v1/consent-receipt.schema.json`. */
export function consentReceiptJsonSchema(): Record<string, unknown> {
  return { title: 'SmallShop consent receipt', ...z.toJSONSchema(consentReceiptSchema) };
}
