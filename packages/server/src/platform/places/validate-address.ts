import {
  phonePattern,
  type Address,
  type AddressField,
  type AddressFormat,
  type FieldError,
} from '@smallshop/contract';
import { countryData } from './address-data.ts';
import { addressFormat } from './address-format.ts';

/** Returns the errors of an address, at most one for each field, in the order of the country's form. */
export function validateAddress(address: Address): FieldError[] {
  const format = addressFormat(address.country);
  if (!format) return [{ field: 'country', code: 'not_allowed' }];
  return format.fields.flatMap(({ name, required, pattern, options }): FieldError[] => {
    const value = address[name]?.trim() ?? '';
    if (!value) return required ? [{ field: name, code: 'required' }] : [];
    if (options && !options.some(({ code }) => code === value)) return [{ field: name, code: 'not_allowed' }];
    if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) return [{ field: name, code: 'invalid' }];
    if (name === 'postalCode' && contradictsRegion(value, address, format)) return [{ field: name, code: 'invalid' }];
    if (name === 'phone' && !phonePattern.test(value)) return [{ field: name, code: 'invalid' }];
    return [];
  });
}

/** Returns whether the postal code cannot belong to the chosen region, because of how it starts. */
function contradictsRegion(postalCode: string, { region }: Address, { fields }: AddressFormat): boolean {
  const options = fields.find(({ name }) => name === 'region')?.options;
  const pattern = options?.find(({ code }) => code === region?.trim())?.postalCodePattern;
  return pattern !== undefined && !new RegExp(`^(?:${pattern})`).test(postalCode);
}

/**
 * Returns the address as it is stored: without surrounding spaces, the postal code in capitals, full-width digits as
 * ASCII, and the code of a region if the browser filled in its name. Nothing that the shopper wrote is removed.
 */
export function normalizeAddress(address: Address): Address {
  const normalized = Object.fromEntries(
    Object.entries(address).map(([name, value = '']) => [name, normalizeValue(name, value.trim())]),
  ) as Address;
  const region = normalized.region && regionCode(normalized.country, normalized.region);
  return region ? { ...normalized, region } : normalized;
}

function normalizeValue(name: string, value: string): string {
  if (name !== 'postalCode' && name !== 'phone') return value;
  // Japanese keyboards write full-width digits and several kinds of dashes.
  return value
    .normalize('NFKC')
    .replace(/[‐-―−ー]/g, '-')
    .replace(/^〒\s*/, '')
    .toUpperCase();
}

/** Returns the code of a region for its code or any of its names, ignoring case. */
function regionCode(country: string, value: string): string | undefined {
  const wanted = value.toLowerCase();
  const regions = countryData(country)?.sub_regions ?? [];
  return regions.find(({ key, name }) => [key, ...Object.values(name)].some((each) => each?.toLowerCase() === wanted))
    ?.key;
}

/**
 * Returns the address as an order stores it: only the fields of the country's form, so that no unused field, such as
 * a postal code, is printed on a label.
 */
export function usedFields(address: Address): Address {
  const used = new Set<AddressField>([
    ...(addressFormat(address.country)?.fields.map(({ name }) => name) ?? []),
    'company',
  ]);
  return Object.fromEntries(
    Object.entries(address).filter(
      ([name, value]) => name === 'country' || (used.has(name as AddressField) && value !== ''),
    ),
  ) as Address;
}
