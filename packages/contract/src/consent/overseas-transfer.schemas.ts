import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';

/**
 * Information that a person in China must get before data leaves the country (PIPL Art. 39), in the notice's
 * language.
 */
export const overseasTransferSchema = component(
  'OverseasTransfer',
  z.object({
    recipient: z.string(),
    country: countrySchema,
    contact: z.string(),
    purpose: z.string(),
    method: z.string(),
    dataTypes: z.string(),
    /** How the person can exercise their rights against the recipient. */
    rights: z.string(),
  }),
);
export type OverseasTransfer = z.infer<typeof overseasTransferSchema>;
