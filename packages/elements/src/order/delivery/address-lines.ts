import type { Address, AddressFormat } from '@smallshop/contract';
import { displayName } from '../../internal/format/format-names.ts';

const locality = new Set(['sublocality', 'city', 'region', 'postalCode', 'sortingCode']);

/** Order for a country that nothing is known of yet. */
const plain: AddressFormat['fields'] = (
  ['name', 'company', 'line1', 'line2', 'sublocality', 'city', 'region', 'postalCode', 'sortingCode', 'phone'] as const
).map((name) => ({ name, label: name, required: false }));

/** An address as it is written on a parcel: the country's order, its place names on one line, the country last. */
export function addressLines(address: Address, format: AddressFormat | null, language: string): string[] {
  const lines: string[] = [];
  let before: string | null = null;
  for (const { name, options } of format?.fields ?? plain) {
    const value = address[name]?.trim();
    if (!value) continue;
    const shown = name === 'region' ? regionName(address.country, value, options) : value;
    // "Cupertino, CA 95014": only if a region follows its city.
    if (before && locality.has(name) && locality.has(before))
      lines.push(`${lines.pop()}${before === 'city' && name === 'region' ? ', ' : ' '}${shown}`);
    else lines.push(shown);
    before = name;
  }
  return [...lines, displayName('region', address.country, language)];
}

/** Countries on whose parcels the code of a region is written (CA); elsewhere its name is. */
const codesWritten = new Set(['AU', 'BR', 'CA', 'IT', 'US']);

const regionName = (country: string, code: string, options: AddressFormat['fields'][number]['options']): string =>
  codesWritten.has(country) ? code : (options?.find((option) => option.code === code)?.name ?? code);
