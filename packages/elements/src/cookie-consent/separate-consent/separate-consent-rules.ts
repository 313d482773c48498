import { isGuess, jurisdictionOf, type Jurisdiction } from '@smallshop/consent/regions';
import type { ConsentRegionSource } from '@smallshop/contract';
import type { Category } from '../category.ts';

/** The shopper's place as an ISO 3166-1 or 3166-2 code, and how it is known. */
export interface Place {
  readonly code: string | undefined;
  readonly source: ConsentRegionSource | undefined;
}

/** The place whose rules apply. Undefined if it is unknown, guessed or without rules: the strictest rules apply. */
export const rulesOf = ({ code, source }: Place): Jurisdiction | undefined =>
  code && !isGuess(source) ? jurisdictionOf(code) : undefined;

/**
 * The categories as they have to be asked in a place: data sharing is a separate question in China and under the
 * strictest rules. The banner does not load the packs of `@smallshop/consent/regions`, only their table of countries. A
 * test compares the result with `packFor` and `applyPack` for all places.
 */
export async function askedIn(place: Place, categories: readonly Category[]): Promise<readonly Category[]> {
  const disclosed =
    /^(BR|CN)/.test(place.code!) || categories.some(({ separate }) => separate)
      ? (await import('./separate-consent.ts')).requireDisclosures(categories, place.code)
      : categories;
  const rules = rulesOf(place);
  return !rules || rules === 'CN'
    ? disclosed.map((category) =>
        category.sale || category.services.some(({ overseas, recipients }) => overseas || recipients?.length)
          ? { ...category, separate: true }
          : category,
      )
    : disclosed;
}
