import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { moneySchema } from '../common/money.ts';

/** The lowest shipping price, while only the country is known. */
export const shippingEstimateSchema = component(
  'ShippingEstimate',
  z.object({
    /** Price of the cheapest method. */
    from: moneySchema,
    /** Name of that method. */
    title: z.string(),
    /** Working days until delivery with that method. */
    minDays: z.int(),
    maxDays: z.int(),
    /** Value of the items after discounts from which it is free. Null if it is never free. */
    freeFrom: z.nullable(moneySchema),
  }),
);
export type ShippingEstimate = z.infer<typeof shippingEstimateSchema>;
