import type { Region, RegionHint } from '@smallshop/contract';
import { decideRegion, type RegionMarket } from '../../shop/store/region.ts';

export interface RegionChange {
  current: Region;
  /** What the shopper asks for now. */
  hint: RegionHint;
  /** Country of the delivery address, if there is one. It overrides every choice. */
  addressCountry?: string | undefined;
  markets: readonly RegionMarket[];
  storeDefault: { country: string; language: string };
}

/**
 * Returns the region after a region hint or an address, or null if the country is not served. The currency stays
 * the same within a market, unless the shopper names another one; a new market brings its own currency. The
 * language stays the same if the new market offers it. Applying the function twice gives the same result, so it
 * cannot loop.
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
