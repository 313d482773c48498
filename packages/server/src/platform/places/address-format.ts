import type { AddressField, AddressFormat } from '@smallshop/contract';
import { countryData, type CountryData, type RegionData } from './address-data.ts';

type FormatField = AddressFormat['fields'][number];

/** The metadata's defaults for countries without their own values (its entry `ZZ`). */
const fallback = { fmt: '%N%n%O%n%A%n%C', require: 'AC' };

/**
 * Letters of the metadata. `%O`, the organization, is not in the form: it would make every form longer, and few
 * shoppers need it.
 */
const fieldOfLetter: Record<string, AddressField[]> = {
  N: ['name'],
  A: ['line1', 'line2'],
  D: ['sublocality'],
  C: ['city'],
  S: ['region'],
  Z: ['postalCode'],
  X: ['sortingCode'],
};

/**
 * Returns the address form of a country: its own fields in its own order. Names of regions are in the country's
 * language, or in Latin letters for a reader of another language. Returns null if the country is unknown.
 * Source: Google's address metadata, https://github.com/google/libaddressinput/wiki/AddressValidationMetadata
 */
export function addressFormat(country: string, language = 'en'): AddressFormat | null {
  const data = countryData(country);
  if (!data) return null;
  // A set, because Côte d'Ivoire names its sorting code twice.
  const letters = [...new Set([...(data.fmt ?? fallback.fmt).matchAll(/%([A-Z])/g)].map(([, letter]) => letter!))];
  const required = data.require ?? fallback.require;
  const fields = letters.flatMap((letter) =>
    (fieldOfLetter[letter] ?? []).map((name) => field(name, data, language, isRequired(name, letter, required))),
  );
  return { country, fields: [...fields, { name: 'phone', label: 'phone', required: false }] };
}

function isRequired(name: AddressField, letter: string, required: string): boolean {
  // A parcel always needs a recipient, even if the postal service does not require a name.
  return name === 'name' || (name !== 'line2' && required.includes(letter));
}

function field(name: AddressField, data: CountryData, language: string, required: boolean): FormatField {
  const plain = { name, label: label(name, data), required };
  if (name === 'postalCode' && data.zip) {
    return { ...plain, pattern: data.zip, ...(data.zipex && { example: data.zipex.split(',')[0]! }) };
  }
  if (name === 'region' && data.sub_regions?.length) {
    return {
      ...plain,
      options: data.sub_regions.map((region) => ({
        code: region.key,
        name: regionName(region, data, language),
        ...(region.zip && data.zip && { postalCodePattern: region.zip }),
      })),
    };
  }
  return plain;
}

function label(name: AddressField, data: CountryData): string {
  switch (name) {
    case 'postalCode':
      return data.zip_name_type ?? 'postal';
    case 'region':
      return data.state_name_type ?? 'province';
    case 'city':
      return data.locality_name_type ?? 'city';
    case 'sublocality':
      return data.sublocality_name_type ?? 'suburb';
    default:
      return name;
  }
}

function regionName(region: RegionData, data: CountryData, language: string): string {
  const asked = base(language);
  if (asked === base(data.lang ?? asked)) return region.name.default;
  // Hong Kong's areas have no Latin name in the data; their key is the Latin name.
  const latinKey = /^[A-Z][a-z]/.test(region.key) ? region.key : undefined;
  return region.name[asked] ?? region.name.latin ?? latinKey ?? region.name.default;
}

/** `zh` of `zh-Hant`. */
function base(language: string): string {
  return language.split('-')[0]!;
}
