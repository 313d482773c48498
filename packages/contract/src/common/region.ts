import * as z from 'zod/mini';
import { component } from './component.ts';
import { currencySchema } from './money.ts';

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().check(z.regex(/^[A-Z]{2}$/));

/** BCP 47 tag, such as `en`, `zh-CN`, `pt-BR`. */
export const languageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** What a shopper asked for. A hint: a delivery address overrules its country. */
export const regionHintSchema = component(
  'RegionHint',
  z.object({
    country: z.optional(countrySchema),
    currency: z.optional(currencySchema),
    language: z.optional(languageSchema),
  }),
);
export type RegionHint = z.infer<typeof regionHintSchema>;

/** The rule by which the server settled on a country. */
export const decidedBySchema = z.enum(['choice', 'address', 'accept_language', 'store_default']);

/**
 * Who pays duty and import tax at the border: `paid` the merchant, they are part of what is charged
 * (delivered duty paid, DDP); `unpaid` the shopper, to the carrier (delivered at place, DAP); `none`
 * where there is no border to cross. Incoterms 2020.
 */
export const dutyModeSchema = z.enum(['paid', 'unpaid', 'none']);
export type DutyMode = z.infer<typeof dutyModeSchema>;

/** Where the shopper buys: the server decides it once and names the rule it used. */
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
  }),
);
export type Region = z.infer<typeof regionSchema>;
