import * as z from 'zod/mini';
import { countrySchema, languageSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { consentReceiptSchema } from './consent-receipt.schemas.ts';
import { consentNoticeInputSchema, storedNoticeSchema } from './consent-notice-input.schemas.ts';
import { consentEndpoints, noticeEndpoints } from './consent.endpoints.ts';
import {
  consentBeaconSchema,
  consentKeysSchema,
  consentNoticeSchema,
  consentRecordInputSchema,
  consentRecordSchema,
  noticeVersionSchema,
} from './consent.schemas.ts';

export const consentRoutes = {
  getNotice: route({
    endpoint: consentEndpoints.getNotice,
    summary: 'Get the consent notice in one language, and the assumed region of the shopper',
    key: 'publishable',
    /** `country`: the country that the shopper chose. */
    query: z.object({ language: z.optional(languageSchema), country: z.optional(countrySchema) }),
    response: consentNoticeSchema,
    errors: [],
  }),
  getNoticeVersion: route({
    endpoint: consentEndpoints.getNoticeVersion,
    summary: 'Get an earlier version of a notice or of its configuration',
    key: 'none',
    response: noticeVersionSchema,
    errors: ['not_found'],
  }),
  record: route({
    endpoint: consentEndpoints.record,
    summary: 'Store a consent decision. Stored decisions never change',
    key: 'publishable',
    body: consentRecordInputSchema,
    status: 201,
    response: consentRecordSchema,
    errors: ['idempotency_key_reused'],
  }),
  recordBeacon: route({
    endpoint: consentEndpoints.recordBeacon,
    summary: 'Store a consent decision that is sent while the page closes. The key is in the body',
    key: 'none',
    body: consentBeaconSchema,
    status: 204,
    errors: ['key_unknown', 'key_not_permitted', 'origin_not_allowed', 'idempotency_key_reused'],
  }),
  getReceipt: route({
    endpoint: consentEndpoints.getReceipt,
    summary: 'Get the signed receipt of a decision. Its id is the only credential',
    key: 'none',
    response: consentReceiptSchema,
    contentType: 'application/ld+json',
    errors: ['not_found'],
  }),
  getKeys: route({
    endpoint: consentEndpoints.getKeys,
    summary: 'List the public keys that verify receipts',
    key: 'none',
    response: consentKeysSchema,
    errors: [],
  }),
};

export const noticeRoutes = {
  get: route({
    endpoint: noticeEndpoints.get,
    summary: 'Get the consent notice in all its languages',
    key: 'secret',
    response: storedNoticeSchema,
    errors: [],
  }),
  set: route({
    endpoint: noticeEndpoints.set,
    summary: 'Replace the consent notice. After a material change, shoppers are asked again',
    key: 'secret',
    body: consentNoticeInputSchema,
    response: storedNoticeSchema,
    errors: [],
  }),
};
