import type { Address } from '@smallshop/contract';

/** Where items are sent from or to, as exactly as it is known. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without its country, such as `CA` for California. */
  administrativeArea?: string;
  postalCode?: string;
}

interface Addresses {
  deliveryAddress: Address | null;
  billingAddress: Address | null;
}

/**
 * Returns the address that decides the market and the taxes: the delivery address if something is shipped, otherwise
 * the address of the customer.
 */
export function decidingAddress(
  { deliveryAddress, billingAddress }: Addresses,
  requiresShipping: boolean,
): Address | null {
  return requiresShipping ? deliveryAddress : (billingAddress ?? deliveryAddress);
}

/** Returns the destination of a cart. The address is used only if it is in the country that the cart is priced for. */
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

/**
 * Member states: one customs territory and one VAT territory,
 * <https://european-union.europa.eu/principles-countries-history/eu-countries_en>.
 */
export const euCountries = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
);

/**
 * Parts of member states outside the Union's VAT territory (Directive 2006/112/EC, article 6), by the start of their
 * postcodes. ISO 3166 has or reserves a code for some of them; `XX` is used for the others.
 */
const outsideVat: Readonly<Record<string, readonly [postcodes: RegExp, code: string][]>> = {
  ES: [
    [/^3[58]/, 'IC'],
    [/^5[12]/, 'EA'],
  ],
  FI: [[/^22/, 'AX']],
  DE: [[/^(27498|78266)$/, 'XX']],
  IT: [[/^(23041|22061)$/, 'XX']],
  GR: [[/^6308[67]$/, 'XX']],
  FR: [[/^9[78]/, 'XX']],
};

/** Returns the place that taxes and customs apply to: the Canary Islands, for example, are not Spain. */
export function taxPlace(place: Place): Place {
  const special = outsideVat[place.country]?.find(([postcodes]) =>
    postcodes.test((place.postalCode ?? '').replaceAll(' ', '')),
  );
  return special ? { country: special[1] } : place;
}

/** Returns the customs territory of a place: `EU`, `CH` (which includes Liechtenstein), otherwise the country. */
export function customsTerritory({ country }: Place): string {
  if (euCountries.includes(country) || country === 'MC') return 'EU';
  return country === 'LI' ? 'CH' : country;
}
