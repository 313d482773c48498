import type { ConsentRegionSource } from '@smallshop/contract';
import type { Category } from '../category.ts';

/** Where the shopper is taken to be, as ISO 3166-1 or 3166-2, and how that is known. */
export interface Place {
  readonly code: string | undefined;
  readonly source: ConsentRegionSource | undefined;
}

/**
 * Countries with rules of which none asks for a consent apart: EEA, United Kingdom, Switzerland, United States,
 * Brazil.
 */
const together =
  /^(A[TX]|B[EGR]|C[HYZ]|D[EK]|E[ES]|F[IR]|G[BFPR]|H[RU]|I[EST]|L[ITUV]|M[FQT]|N[LO]|P[LT]|R[EO]|S[EIK]|US|YT)\b/;

/**
 * Guesses may make a rule stricter, never looser. Only the sources that are guesses have an underscore:
 * `accept_language`, `store_default`.
 */
export const isGuess = ({ code, source }: Place): boolean => !code || /_/.test(source!);

/** Ask for data sharing separately in China, in countries without rules here, and where the country is only guessed. */
export const asksApart = (place: Place): boolean => isGuess(place) || !together.test(place.code!);

/**
 * The categories as they have to be asked in a place. Short for `packFor` and `applyPack` of
 * `@smallshop/consent/regions`, which hold all rules of all places; a test holds the two against each other.
 */
export async function askedIn(place: Place, categories: readonly Category[]): Promise<readonly Category[]> {
  const disclosed =
    /^(BR|CN)/.test(place.code!) || categories.some(({ separate }) => separate)
      ? (await import('./separate-consent.ts')).requireDisclosures(categories, place.code)
      : categories;
  return asksApart(place)
    ? disclosed.map((category) =>
        category.sale || category.services.some(({ overseas, recipients }) => overseas || recipients?.length)
          ? { ...category, separate: true }
          : category,
      )
    : disclosed;
}
