import type { Money, Region, RegionHint } from '@smallshop/contract';
import { exchange, markets, store, type MockMarket } from './store.data.ts';

export function marketOf(country: string): MockMarket | undefined {
  return markets.find((market) => market.countries.includes(country));
}

/** Settles on a region: the delivery address first, then the choice, the browser's languages, the store's own country. */
export function resolveRegion(hint: RegionHint, acceptLanguage = '', addressCountry?: string): Region {
  const accepted = acceptLanguage.split(',').map((entry) => entry.split(';')[0]!.trim());
  const candidates: [string | undefined, Region['decidedBy']][] = [
    [addressCountry, 'address'],
    [hint.country, 'choice'],
    ...accepted.map((tag): [string | undefined, Region['decidedBy']] => [tag.split('-')[1]?.toUpperCase(), 'accept_language']),
    [store.defaultCountry, 'store_default'],
  ];
  const [country, decidedBy] = candidates.find(([code]) => code && marketOf(code)) as [string, Region['decidedBy']];
  const market = marketOf(country)!;
  const wished = [hint.language, ...accepted].filter((tag) => tag !== undefined);
  return {
    marketId: market.id,
    country,
    currency: market.currencies.find((code) => code === hint.currency) ?? market.currencies[0]!,
    language: wished.map(languageLike).find((tag) => tag !== undefined) ?? market.languages[0]!,
    taxIncluded: market.taxIncluded,
    decidedBy,
  };
}

function languageLike(tag: string): string | undefined {
  return store.languages.find((own) => own === tag) ?? store.languages.find((own) => own.split('-')[0] === tag.split('-')[0]);
}

/** A price list in US cents, in another currency's minor unit. */
export function priceIn(cents: number, currency: string, factor = 1): Money {
  return { amount: Math.round(cents * factor * (exchange[currency] ?? 1)), currency };
}
