import type { ConsentRegionSource } from '@smallshop/contract';
import type { Category } from './category.ts';

/** Countries with rules of which none asks for a consent apart: EEA, United Kingdom, Switzerland, United States, Brazil. */
const together = /^(A[TX]|B[EGR]|C[HYZ]|D[EK]|E[ES]|F[IR]|G[BFPR]|H[RU]|I[EST]|L[ITUV]|M[FQT]|N[LO]|P[LT]|R[EO]|S[EIK]|US|YT)\b/;

/**
 * The categories as they have to be asked in a place: in China, and wherever nobody knows for sure, what hands data
 * to others or abroad is asked by itself. Short for `applyPack` of `@smallshop/consent/regions`, which holds all
 * rules of all places; a test holds the two against each other.
 */
export function askedIn(place: string | null | undefined, source: ConsentRegionSource | undefined, categories: readonly Category[]): readonly Category[] {
  if (place && together.test(place) && source !== 'accept_language' && source !== 'store_default') return categories;
  return categories.map((category) =>
    category.sale || category.services.some(({ recipients }) => recipients?.length) ? { ...category, separate: true } : category);
}
