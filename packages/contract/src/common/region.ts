import * as z from 'zod/mini';
import { localizationSchema } from '../localization/localization.schemas.ts';
import { component } from './component.ts';
import { currencySchema } from './money.ts';

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().check(z.regex(/^[A-Z]{2}$/));

/** BCP 47 tag, such as `en`, `zh-CN`, `pt-BR`. */
export const languageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** The region that the shopper asked for. The country of a delivery address overrides its country. */
export const regionHintSchema = component(
  'RegionHint',
  z.object({
    country: z.optional(countrySchema),
    currency: z.optional(currencySchema),
    language: z.optional(languageSchema),
  }),
);
export type RegionHint = z.infer<typeof regionHintSchema>;

/** The rule by which the server chose the country. */
export const decidedBySchema = z.enum(['choice', 'address', 'accept_language', 'store_default']);

/**
 * Who pays duty and import tax at the border. `paid`: the merchant, and the shopper is charged for them at checkout
 * (delivered duty paid, DDP). `unpaid`: the shopper, to the carrier (delivered at place, DAP). `none`: no border is
 * crossed. Incoterms 2020.
 */
export const dutyModeSchema = z.enum(['paid', 'unpaid', 'none']);
export type DutyMode = z.infer<typeof dutyModeSchema>;

/** Country, currency and language for the shopper. The server decides them and names the rule it used. */
export const regionSchema = component(
  'Region',
  z.object({
    marketId: z.string(),
    country: countrySchema,
    currency: currencySchema,
    language: languageSchema,
    /** Whether shown prices contain tax. */
    taxIncluded: z.boolean(),
    dutyMode: dutyModeSchema,
    decidedBy: decidedBySchema,
    /**
     * Names of the country and the currency in the language, and how amounts are written. Only in the answer of
     * `GET /v1/region`. Absent if the server knows no such language.
     */
    localization: z.optional(localizationSchema),
  }),
);
export type Region = z.infer<typeof regionSchema>;
