import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';
import {
  categoryIdSchema,
  dataTermSchema,
  durationSchema,
  legalBasisSchema,
  localisedSchema,
  nameSchema,
  pageAddressSchema,
  purposeTermSchema,
  recipientSchema,
  serviceIdSchema,
  storedItemSchema,
} from './consent.fields.ts';

/** Recipient, country, contact, purpose, method, data types and rights. PIPL Art. 39 requires this information. */
const overseasInputSchema = z.object({
  recipient: nameSchema,
  country: countrySchema,
  contact: nameSchema,
  purpose: localisedSchema,
  method: localisedSchema,
  dataTypes: localisedSchema,
  rights: localisedSchema,
});

const serviceInputSchema = z.object({
  id: serviceIdSchema,
  name: nameSchema,
  purpose: localisedSchema,
  /** The purposes, at least one. */
  purposes: z.array(purposeTermSchema).check(z.minLength(1), z.maxLength(10)),
  personalData: z.exactOptional(z.array(dataTermSchema).check(z.maxLength(40))),
  /** Empty: only the merchant has the data. */
  recipients: z.array(recipientSchema).check(z.maxLength(40)),
  legalBasis: legalBasisSchema,
  retention: durationSchema,
  storage: z.array(storedItemSchema).check(z.maxLength(60)),
  overseas: z.exactOptional(overseasInputSchema),
});
export type ConsentServiceInput = z.infer<typeof serviceInputSchema>;

const categoryInputSchema = z.object({
  id: categoryIdSchema,
  name: z.exactOptional(localisedSchema),
  description: z.exactOptional(localisedSchema),
  required: z.boolean(),
  sale: z.boolean(),
  separate: z.exactOptional(z.boolean()),
  services: z.array(serviceInputSchema).check(z.maxLength(60)),
});

/** The complete consent notice of a store, in all its languages. It replaces the previous one. */
export const consentNoticeInputSchema = component(
  'ConsentNoticeInput',
  z.object({
    policyUrl: z.nullable(pageAddressSchema),
    policyVersion: z.exactOptional(z.string().check(z.maxLength(40))),
    controller: z.object({
      name: nameSchema,
      country: countrySchema,
      contact: nameSchema,
      address: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(500))),
    }),
    categories: z.array(categoryInputSchema).check(z.maxLength(20)),
  }),
);
export type ConsentNoticeInput = z.infer<typeof consentNoticeInputSchema>;

/** The stored notice, with the hash that new records will reference. */
export const storedNoticeSchema = component(
  'StoredConsentNotice',
  z.object({ notice: consentNoticeInputSchema, configurationHash: z.string() }),
);
