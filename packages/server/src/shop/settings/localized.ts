import type { Localization, Market, Region } from '@smallshop/contract';
import { localize } from '@smallshop/contract/format';
import { findLanguage } from '../store/region.ts';

type Localized = { localization?: Localization };

/** What a page needs to write the prices of a region, and to name it. */
export function localizedRegion({ language, country, currency }: Region): Localized {
  const localization = localize(language, { countries: [country], currencies: [currency], money: currency });
  return localization ? { localization } : {};
}

/**
 * The names of all countries, currencies and languages of a store, in the language of a market that serves a wanted
 * one. Nothing if none does: each answer is kept for a while, so that requests must not choose from all languages.
 */
export function localizedMarkets(
  markets: readonly Pick<Market, 'countries' | 'currencies' | 'languages'>[],
  wanted: string | undefined,
): Localized {
  const all = (field: 'countries' | 'currencies' | 'languages') => [...new Set(markets.flatMap((one) => one[field]))];
  const languages = all('languages');
  const language = wanted && findLanguage(languages, wanted);
  const localization =
    language && localize(language, { countries: all('countries'), currencies: all('currencies'), languages });
  return localization ? { localization } : {};
}
