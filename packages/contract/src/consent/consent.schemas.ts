import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema, languageSchema } from '../common/region.ts';

const categoryId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** What the shop wants to run or store, by purpose. Everything but `required` starts denied. */
export const consentNoticeSchema = component(
  'ConsentNotice',
  z.object({
    categories: z.array(
      z.object({
        id: categoryId,
        /** In the language asked for; what is not given for the known four, the banner names itself. */
        name: z.optional(z.string()),
        description: z.optional(z.string()),
        required: z.boolean(),
        /** Counts as sale or sharing: Global Privacy Control opts out of it. */
        sale: z.boolean(),
        services: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            purpose: z.string(),
            /** Cookies and storage keys it sets, with how long they stay in days; 0 is the session. */
            storage: z.array(z.object({ name: z.string(), days: z.int() })),
          }),
        ),
      }),
    ),
    policyUrl: z.nullable(z.string()),
  }),
);
export type ConsentNotice = z.infer<typeof consentNoticeSchema>;

/** One decision. Holds no person: a random id, no address, no user agent. Names follow ISO/IEC TS 27560. */
export const consentRecordInputSchema = component(
  'ConsentRecordInput',
  z.object({
    id: z.string().check(z.minLength(16), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/)),
    action: z.enum(['accept_all', 'reject_all', 'choose', 'withdraw', 'gpc']),
    method: z.enum(['button', 'toggle', 'signal']),
    layer: z.enum(['first', 'second', 'none']),
    categories: z.record(categoryId, z.boolean()),
    /** Hash of what was asked: another hash means another question. */
    revision: z.string().check(z.maxLength(64)),
    language: languageSchema,
    region: z.optional(countrySchema),
    gpc: z.boolean(),
    /** ISO 8601, the shopper's clock. */
    decidedAt: z.iso.datetime(),
  }),
);
export type ConsentRecordInput = z.infer<typeof consentRecordInputSchema>;

export const consentRecordSchema = component(
  'ConsentRecord',
  z.extend(consentRecordInputSchema, { receivedAt: z.string() }),
);
export type ConsentRecord = z.infer<typeof consentRecordSchema>;
