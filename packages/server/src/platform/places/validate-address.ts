import type { Address, AddressField, AddressFormat, FieldError } from '@smallshop/contract';
import { countryData } from './address-data.ts';
import { addressFormat } from './address-format.ts';

/** Digits with the signs people write between them; what is behind the number nobody can check. */
const phonePattern = /^\+?[\d\s().\-/]{5,30}$/;

/** What keeps a parcel from reaching this address, one entry a field, in the order of the country's form. */
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

/** Whether a postal code begins as no code of the chosen region does. */
function contradictsRegion(postalCode: string, { region }: Address, { fields }: AddressFormat): boolean {
  const options = fields.find(({ name }) => name === 'region')?.options;
  const pattern = options?.find(({ code }) => code === region?.trim())?.postalCodePattern;
  return pattern !== undefined && !new RegExp(`^(?:${pattern})`).test(postalCode);
}

/**
 * The address as it is kept: no space around, the postal code in capitals, digits of a Japanese
 * keyboard as plain ones, and the code of a region where the browser filled in its name. Nothing the
 * shopper wrote is left out.
 */
export function normalizeAddress(address: Address): Address {
  const tidied = Object.fromEntries(Object.entries(address).map(([name, value = '']) => [name, tidyValue(name, value.trim())])) as Address;
  const region = tidied.region && regionCode(tidied.country, tidied.region);
  return region ? { ...tidied, region } : tidied;
}

function tidyValue(name: string, value: string): string {
  if (name !== 'postalCode' && name !== 'phone') return value;
  // Full-width digits and the many dashes that a Japanese keyboard offers for one.
  return value.normalize('NFKC').replace(/[‐-―−ー]/g, '-').replace(/^〒\s*/, '').toUpperCase();
}

/** A region by its code or by any of its names, without regard to case. */
function regionCode(country: string, value: string): string | undefined {
  const wanted = value.toLowerCase();
  const regions = countryData(country)?.sub_regions ?? [];
  return regions.find(({ key, name }) => [key, ...Object.values(name)].some((each) => each?.toLowerCase() === wanted))?.key;
}

/** The address as an order keeps it: only what the country's form has, so that no stray postal code reaches a label. */
export function usedFields(address: Address): Address {
  const used = new Set<AddressField>([...(addressFormat(address.country)?.fields.map(({ name }) => name) ?? []), 'company']);
  return Object.fromEntries(
    Object.entries(address).filter(([name, value]) => name === 'country' || (used.has(name as AddressField) && value !== '')),
  ) as Address;
}
