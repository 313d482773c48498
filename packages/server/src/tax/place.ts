import type { Address } from '@smallshop/contract';

/** Where goods start or arrive, as exactly as it is known. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without its country, such as `CA` for California. */
  administrativeArea?: string;
  postalCode?: string;
}

/** Where a cart goes: to its delivery address, as long as that is in the country it is priced for. */
export function destinationOf(country: string, address: Address | null): Place {
  if (address?.country !== country) return { country };
  const administrativeArea = areaCode(country, address.region ?? '');
  const postalCode = (address.postalCode ?? '').trim().toUpperCase();
  return { country, ...(administrativeArea && { administrativeArea }), ...(postalCode && { postalCode }) };
}

/** `US-ca` and ` ca ` are `CA`. */
function areaCode(country: string, region: string): string {
  const code = region.trim().toUpperCase();
  return code.startsWith(`${country}-`) ? code.slice(country.length + 1) : code;
}

/** Member states: one customs territory and one VAT territory, <https://european-union.europa.eu/principles-countries-history/eu-countries_en>. */
export const euCountries = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** Whose customs a place belongs to: `EU`, `CH` with Liechtenstein, else the country. */
export function customsTerritory({ country }: Place): string {
  if (euCountries.includes(country) || country === 'MC') return 'EU';
  return country === 'LI' ? 'CH' : country;
}
