import type { Region, RegionHint } from '@smallshop/contract';
import { decideRegion, type RegionMarket } from '../../shop/store/region.ts';

export interface RegionChange {
  current: Region;
  /** What the shopper asks for now. */
  hint: RegionHint;
  /** Country of the delivery address, where one is known: it overrules any choice. */
  addressCountry?: string | undefined;
  markets: readonly RegionMarket[];
  storeDefault: { country: string; language: string };
}

/**
 * The region after a wish or an address, or null where the country is not served. The currency stays
 * within a market, unless the shopper names another; a new market brings its own. The language stays
 * wherever it is offered. Deciding twice gives the same: nothing here can loop.
 */
export function changeRegion({ current, hint, addressCountry, markets, storeDefault }: RegionChange): Region | null {
  const country = addressCountry ?? hint.country ?? current.country;
  const market = markets.find(({ countries }) => countries.includes(country));
  if (!market) return null;
  const currency = hint.currency ?? (market.id === current.marketId ? current.currency : undefined);
  const region = decideRegion({
    markets,
    hint: { country, language: hint.language ?? current.language, ...(currency && { currency }) },
    acceptLanguage: '',
    storeDefault,
  });
  return { ...region, decidedBy: addressCountry ? 'address' : hint.country ? 'choice' : current.decidedBy };
}
