import type { Localization, NumberFormat } from '../localization/localization.schemas.ts';

/** The latest first. */
const learned: Localization[] = [];

/**
 * Takes in what the server knows of a language. From then on `formatMoney`, `formatCount`, `formatPercent` and
 * `displayName` need no `Intl` for it. Chromium takes 30 to 50 ms for the first `Intl` object of a page.
 */
export const learn = (localization: Localization | undefined): void =>
  void (localization && learned.unshift(localization));

/** The names that were learned of a language. */
export const learnedNames = (language: string): Localization['names'] =>
  learned.flatMap((one) => (one.language === language ? one.names : []));

/** @param name `decimal`, `percent`, or the currency of amounts. */
export const learnedFormat = (language: string, name: string): NumberFormat | undefined =>
  learned.find((one) => one.language === language && one.formats[name])?.formats[name];
