import type { ExchangeRate, Money, Region, RegionHint } from '@smallshop/contract';
import { convertedYen, exchange, markets, store, type MockMarket } from './store.data.ts';

export function marketOf(country: string): MockMarket | undefined {
  return markets.find((market) => market.countries.includes(country));
}

/** Chooses a region by the shopper's choice, else by the browser's languages, else by the store's own country. */
export function resolveRegion(hint: RegionHint, acceptLanguage = ''): Region {
  const accepted = acceptLanguage.split(',').map((entry) => entry.split(';')[0]!.trim());
  const candidates: [string | undefined, Region['decidedBy']][] = [
    [hint.country, 'choice'],
    ...accepted.map((tag): [string | undefined, Region['decidedBy']] => [
      tag.split('-')[1]?.toUpperCase(),
      'accept_language',
    ]),
    [store.defaultCountry, 'store_default'],
  ];
  const [country, decidedBy] = candidates.find(([code]) => code && marketOf(code)) as [string, Region['decidedBy']];
  const market = marketOf(country)!;
  const language = [hint.language, ...accepted].map(languageLike).find((tag) => tag !== undefined);
  return {
    marketId: market.id,
    country,
    currency: market.currencies.find((code) => code === hint.currency) ?? market.currencies[0]!,
    language: language ?? store.defaultLanguage,
    taxIncluded: market.taxIncluded,
    dutyMode: market.dutyMode,
    decidedBy,
  };
}

/**
 * The region after the shopper's choice or with a delivery address, which overrides any choice. The currency stays the
 * same within a market. Another market has its own currency. Null if the country is not served.
 */
export function changeRegion(current: Region, hint: RegionHint, addressCountry?: string): Region | null {
  const country = addressCountry ?? hint.country ?? current.country;
  const market = marketOf(country);
  if (!market) return null;
  const currency = hint.currency ?? (market.id === current.marketId ? current.currency : undefined);
  const region = resolveRegion({ country, language: hint.language ?? current.language, currency });
  return { ...region, decidedBy: addressCountry ? 'address' : hint.country ? 'choice' : current.decidedBy };
}

/** The store's language that serves a tag: the same, otherwise another region of it. */
export function languageLike(tag: string | undefined): string | undefined {
  if (!tag) return undefined;
  return (
    store.languages.find((own) => own === tag) ?? store.languages.find((own) => own.split('-')[0] === tag.split('-')[0])
  );
}

/** Converts prices in US cents to the minor unit of another currency. */
export function priceIn(cents: number, currency: string, factor = 1): Money {
  return { amount: Math.round(cents * factor * (exchange[currency] ?? 1)), currency };
}

/** Prices in yen are converted from dollars. All others are set. */
export function exchangeRateOf({ currency }: Region): ExchangeRate | null {
  return currency === 'JPY' ? convertedYen : null;
}
