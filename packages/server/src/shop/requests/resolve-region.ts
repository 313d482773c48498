import type { Region, RegionHint } from '@smallshop/contract';
import type { RequestContext } from './context.ts';
import { decideRegion, dependsOnAcceptLanguage } from '../store/region.ts';

/** Returns the region of this request. Adds `Accept-Language` to `vary` if the region depends on it. */
export async function resolveRegion(
  context: RequestContext,
  hint: RegionHint,
  addressCountry?: string,
): Promise<Region> {
  const { store, configuration } = context;
  const region = decideRegion({
    markets: configuration.markets,
    hint,
    addressCountry,
    acceptLanguage: context.acceptLanguage,
    storeDefault: { country: store.defaultCountry, language: store.defaultLanguage },
  });
  if (dependsOnAcceptLanguage(hint, region)) context.vary.add('Accept-Language');
  return region;
}
