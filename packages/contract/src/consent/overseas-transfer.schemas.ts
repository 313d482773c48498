import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';

/** What a person in China must be told before data leaves the country (PIPL Art. 39), in the notice's language. */
export const overseasTransferSchema = component(
  'OverseasTransfer',
  z.object({
    recipient: z.string(),
    country: countrySchema,
    contact: z.string(),
    purpose: z.string(),
    method: z.string(),
    dataTypes: z.string(),
    /** How to exercise one's rights against the recipient. */
    rights: z.string(),
  }),
);
export type OverseasTransfer = z.infer<typeof overseasTransferSchema>;
