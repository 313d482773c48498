import type { Region, RegionHint } from '@smallshop/contract';
import type { MarketRow } from './store.tables.ts';

export type RegionMarket = Pick<
  MarketRow,
  'id' | 'countries' | 'currencies' | 'languages' | 'taxIncluded' | 'dutyMode'
>;

export interface RegionFacts {
  /** In order: a country belongs to the first market that serves it. At least one. */
  markets: readonly RegionMarket[];
  hint: RegionHint;
  /** Country of the delivery address, if it is known. */
  addressCountry?: string | undefined;
  acceptLanguage: string;
  storeDefault: { country: string; language: string };
}

/**
 * Decides the region of a shopper: the shopper's choice, otherwise the delivery address, otherwise the region of the
 * browser's language, otherwise the store's default. A country that no market serves is skipped.
 */
export function decideRegion({ markets, hint, addressCountry, acceptLanguage, storeDefault }: RegionFacts): Region {
  const wanted = acceptedLanguages(acceptLanguage);
  const candidates = [
    { decidedBy: 'choice' as const, countries: [hint.country] },
    { decidedBy: 'address' as const, countries: [addressCountry] },
    { decidedBy: 'accept_language' as const, countries: wanted.map(regionSubtag) },
    // If no market serves the default country, the first country of the first market is used.
    { decidedBy: 'store_default' as const, countries: [storeDefault.country, markets[0]?.countries[0]] },
  ];
  for (const { decidedBy, countries } of candidates) {
    for (const country of countries) {
      const market = country && markets.find((one) => one.countries.includes(country));
      if (!market) continue;
      const currency = market.currencies.find((one) => one === hint.currency) ?? market.currencies[0]!;
      const language = decideLanguage(market.languages, [hint.language, ...wanted, storeDefault.language]);
      const { id: marketId, taxIncluded, dutyMode } = market;
      return { marketId, country, currency, language, taxIncluded, dutyMode, decidedBy };
    }
  }
  throw new Error('The store has no market with a country.');
}

/**
 * Returns whether the region depends on `Accept-Language`. Only then do caches have to store responses separately for
 * it.
 */
export function dependsOnAcceptLanguage(hint: RegionHint, region: Region): boolean {
  const isCountryGiven = region.decidedBy === 'choice' || region.decidedBy === 'address';
  return !isCountryGiven || !hint.language || base(hint.language) !== base(region.language);
}

/**
 * Returns the first wanted language that the market has: the same tag, otherwise another region of the same language.
 */
function decideLanguage(offered: readonly string[], wanted: readonly (string | undefined)[]): string {
  for (const tag of wanted) {
    const match = tag && findLanguage(offered, tag);
    if (match) return match;
  }
  return offered[0]!;
}

/** Returns the same tag, otherwise another region of the same language. */
export const findLanguage = (offered: readonly string[], tag: string): string | undefined =>
  offered.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? offered.find((one) => base(one) === base(tag));

/** Returns the tags of an `Accept-Language` header, most wanted first (RFC 9110, 12.5.4). */
export function acceptedLanguages(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(part))
    .filter((match) => match !== null)
    .map((match) => ({ tag: match[1]!, weight: match[2] === undefined ? 1 : Number(match[2]) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** `zh-Hans-CN` → `CN`. A tag without a region, such as `en`, returns undefined. */
function regionSubtag(tag: string): string | undefined {
  return tag
    .split('-')
    .slice(1)
    .find((part) => /^[A-Za-z]{2}$/.test(part))
    ?.toUpperCase();
}

function base(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}
