import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { countrySchema, dutyModeSchema, languageSchema } from '../common/region.ts';

/** A set of countries with the same terms of sale. */
export const marketSchema = component(
  'Market',
  z.object({
    id: z.string(),
    name: z.string(),
    countries: z.array(countrySchema),
    /** The first is the default. Shoppers can choose the others. */
    currencies: z.array(currencySchema),
    languages: z.array(languageSchema),
    taxIncluded: z.boolean(),
    dutyMode: dutyModeSchema,
  }),
);
export type Market = z.infer<typeof marketSchema>;

export const storeSchema = component(
  'Store',
  z.object({
    id: z.string(),
    name: z.string(),
    languages: z.array(languageSchema),
    defaultLanguage: languageSchema,
    defaultCountry: countrySchema,
    markets: z.array(marketSchema),
    /** True if the test gateway takes payments. No real money is moved then. */
    testMode: z.boolean(),
  }),
);
export type Store = z.infer<typeof storeSchema>;
