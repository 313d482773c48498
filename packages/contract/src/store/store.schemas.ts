import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { countrySchema, dutyModeSchema, languageSchema } from '../common/region.ts';
import { localizationSchema } from '../localization/localization.schemas.ts';

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
    /**
     * Names of every country, currency and language of the markets. Only if the request names a language that a market
     * has.
     */
    localization: z.optional(localizationSchema),
  }),
);
export type Store = z.infer<typeof storeSchema>;
