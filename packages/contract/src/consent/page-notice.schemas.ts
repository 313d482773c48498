import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';
import {
  categoryIdSchema,
  dataTermSchema,
  durationSchema,
  legalBasisSchema,
  nameSchema,
  pageAddressSchema,
  purposeTermSchema,
  recipientSchema,
  serviceIdSchema,
} from './consent.fields.ts';
import { overseasTransferSchema } from './overseas-transfer.schemas.ts';

/** A notice that the page defined. The receipt repeats what it says about each service, with the text that was read. */
export const pageNoticeSchema = component(
  'PageConsentNotice',
  z
    .object({
      policyUrl: z.nullable(pageAddressSchema),
      policyVersion: z.exactOptional(z.string().check(z.maxLength(40))),
      controller: z.exactOptional(
        z.object({
          name: nameSchema,
          country: countrySchema,
          contact: z.exactOptional(nameSchema),
          address: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(500))),
        }),
      ),
      categories: z.array(
        z.object({
          id: categoryIdSchema,
          name: z.exactOptional(nameSchema),
          description: z.exactOptional(z.string().check(z.maxLength(2000))),
          required: z.boolean(),
          sale: z.boolean(),
          separate: z.exactOptional(z.boolean()),
          services: z.array(
            z.object({
              id: serviceIdSchema,
              name: nameSchema,
              purpose: z.string().check(z.maxLength(2000)),
              purposes: z.exactOptional(z.array(purposeTermSchema)),
              personalData: z.exactOptional(z.array(dataTermSchema)),
              recipients: z.exactOptional(z.array(recipientSchema)),
              legalBasis: z.exactOptional(legalBasisSchema),
              retention: z.exactOptional(durationSchema),
              overseas: z.exactOptional(overseasTransferSchema),
            }),
          ),
        }),
      ),
    })
    .check(
      z.refine((notice) => JSON.stringify(notice).length <= 50_000, { error: 'At most 50,000 characters of JSON.' }),
    ),
);
export type PageConsentNotice = z.infer<typeof pageNoticeSchema>;
