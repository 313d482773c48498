import * as z from 'zod/mini';
import { component } from '../common/component.ts';

/** How a language writes numbers of one style, with the digits `0123456789` in groups of three. */
export const numberFormatSchema = component(
  'NumberFormat',
  z.object({
    /** What is between the whole units and the decimals. Empty if there are no decimals. */
    decimal: z.string(),
    /** What is between groups of digits. */
    group: z.string(),
    /** Digits that the first group must have: 2 if 1234 is written without groups and 12 345 with them. */
    minimumGrouping: z.int(),
    /** A number that is zero or more, with `#` in place of its digits: `$#`. */
    positive: z.string(),
    /** The same for a number below zero: `-$#`. */
    negative: z.string(),
  }),
);
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/**
 * Names and number formats in one language, as `Intl` of the server has them. A browser needs up to 50 ms of processor
 * time for its first `Intl` object, so it uses `Intl` only for what is missing here.
 */
export const localizationSchema = component(
  'Localization',
  z.object({
    /** BCP 47 tag. */
    language: z.string(),
    /** Countries are sorted by their names. A language is named in its own words. */
    names: z.array(
      z.object({
        kind: z.enum(['region', 'currency', 'language']),
        /** ISO 3166-1 alpha-2, ISO 4217, or a BCP 47 tag. */
        code: z.string(),
        name: z.string(),
      }),
    ),
    /**
     * `decimal` is for integers, `percent` for percentages without decimals, and a currency's ISO 4217 code for its
     * amounts, with the digits of ISO 4217. Absent where the language writes in another way, with Arabic digits for
     * example.
     */
    formats: z.record(z.string(), numberFormatSchema),
  }),
);
export type Localization = z.infer<typeof localizationSchema>;
