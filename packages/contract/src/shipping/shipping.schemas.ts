import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

/** What shipping will cost at least, as long as only the country is known. */
export const shippingEstimateSchema = component(
  'ShippingEstimate',
  z.object({
    /** Price of the cheapest way. */
    from: moneySchema,
    /** Name of that way. */
    title: z.string(),
    /** Working days until delivery, that way. */
    minDays: z.int(),
    maxDays: z.int(),
    /** What the items must cost after discounts for it to be free; null where it never is. */
    freeFrom: z.nullable(moneySchema),
  }),
);
export type ShippingEstimate = z.infer<typeof shippingEstimateSchema>;
