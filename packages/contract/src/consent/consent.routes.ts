import * as z from 'zod/mini';
import { languageSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { consentEndpoints } from './consent.endpoints.ts';
import { consentNoticeSchema, consentRecordInputSchema, consentRecordSchema } from './consent.schemas.ts';

export const consentRoutes = {
  getNotice: route({
    endpoint: consentEndpoints.getNotice,
    summary: 'What the shop asks consent for',
    key: 'publishable',
    query: z.object({ language: z.optional(languageSchema) }),
    response: consentNoticeSchema,
    errors: [],
  }),
  record: route({
    endpoint: consentEndpoints.record,
    summary: 'Keep a decision; appends, never changes',
    key: 'publishable',
    body: consentRecordInputSchema,
    status: 201,
    response: consentRecordSchema,
    errors: [],
  }),
};
