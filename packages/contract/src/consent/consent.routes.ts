import * as z from 'zod/mini';
import { countrySchema, languageSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { consentReceiptSchema } from './consent-receipt.schemas.ts';
import { consentNoticeInputSchema, storedNoticeSchema } from './consent-notice-input.schemas.ts';
import { consentEndpoints, noticeEndpoints } from './consent.endpoints.ts';
import {
  consentBeaconSchema, consentKeysSchema, consentNoticeSchema, consentRecordInputSchema, consentRecordSchema, noticeVersionSchema,
} from './consent.schemas.ts';

export const consentRoutes = {
  getNotice: route({
    endpoint: consentEndpoints.getNotice,
    summary: 'What the shop asks consent for, and where the shopper is taken to be',
    key: 'publishable',
    /** `country`: what the shopper chose as her country. */
    query: z.object({ language: z.optional(languageSchema), country: z.optional(countrySchema) }),
    response: consentNoticeSchema,
    errors: [],
  }),
  getNoticeVersion: route({
    endpoint: consentEndpoints.getNoticeVersion,
    summary: 'A notice, or the configuration behind it, as it was once served',
    key: 'none',
    response: noticeVersionSchema,
    errors: ['not_found'],
  }),
  record: route({
    endpoint: consentEndpoints.record,
    summary: 'Keep a decision; appends, never changes',
    key: 'publishable',
    body: consentRecordInputSchema,
    status: 201,
    response: consentRecordSchema,
    errors: ['idempotency_key_reused'],
  }),
  recordBeacon: route({
    endpoint: consentEndpoints.recordBeacon,
    summary: 'Keep a decision sent while the page went away; the key is in the body',
    key: 'none',
    body: consentBeaconSchema,
    status: 204,
    errors: ['key_unknown', 'key_not_permitted', 'origin_not_allowed', 'idempotency_key_reused'],
  }),
  getReceipt: route({
    endpoint: consentEndpoints.getReceipt,
    summary: 'The signed receipt of a decision, to keep; its id is the only key',
    key: 'none',
    response: consentReceiptSchema,
    errors: ['not_found'],
  }),
  getKeys: route({
    endpoint: consentEndpoints.getKeys,
    summary: 'The public keys that receipts are signed with',
    key: 'none',
    response: consentKeysSchema,
    errors: [],
  }),
};

export const noticeRoutes = {
  get: route({
    endpoint: noticeEndpoints.get,
    summary: 'What the store asks consent for, in all its languages',
    key: 'secret',
    response: storedNoticeSchema,
    errors: [],
  }),
  set: route({
    endpoint: noticeEndpoints.set,
    summary: 'Say what the store asks consent for; what is material asks shoppers again',
    key: 'secret',
    body: consentNoticeInputSchema,
    response: storedNoticeSchema,
    errors: [],
  }),
};
