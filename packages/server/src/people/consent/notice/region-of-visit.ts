import type { ConsentRegion } from '@smallshop/contract';
import { acceptedLanguages } from '../../../shop/store/region.ts';

export interface VisitFacts {
  /** What the shopper chose as her country. */
  chosen: string | undefined;
  /** Values of the headers in which a trusted proxy sends country and subdivision. */
  network: readonly (string | null)[];
  acceptLanguage: string;
  storeDefault: string;
}

/**
 * Returns the region whose consent rules apply to the shopper. Unlike for prices, a country that the shop does not
 * sell to counts: its law protects its visitors too. The last two sources are guesses.
 */
export function regionOfVisit({
  chosen,
  network: [country, subdivision],
  acceptLanguage,
  storeDefault,
}: VisitFacts): ConsentRegion {
  // Cloudflare and others write XX for unknown and T1 for Tor.
  if (country && /^[A-Z]{2}$/.test(country) && country !== 'XX') {
    const part = subdivision?.replace(`${country}-`, '');
    return {
      country,
      ...(part && /^[A-Z0-9]{1,3}$/.test(part) && { subdivision: `${country}-${part}` }),
      source: 'network',
    };
  }
  if (chosen) return { country: chosen, source: 'choice' };
  const spoken = acceptedLanguages(acceptLanguage).flatMap((tag) =>
    tag
      .split('-')
      .slice(1)
      .filter((part) => /^[A-Za-z]{2}$/.test(part)),
  );
  if (spoken[0]) return { country: spoken[0].toUpperCase(), source: 'accept_language' };
  return { country: storeDefault, source: 'store_default' };
}
