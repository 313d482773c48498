import { phonePattern, type Address, type FieldError } from '@smallshop/contract';
import { addressFormats } from './address.data.ts';

/** What is missing or wrong in an address, in the order of the country's form. */
export function validateAddress(address: Address): FieldError[] {
  const fields = addressFormats[address.country];
  if (!fields) return [{ field: 'country', code: 'not_allowed' }];
  return fields.flatMap(({ name, required, pattern, options }): FieldError[] => {
    const value = address[name]?.trim() ?? '';
    if (!value) return required ? [{ field: name, code: 'required' }] : [];
    if (options && !options.some(({ code }) => code === value)) return [{ field: name, code: 'not_allowed' }];
    if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) return [{ field: name, code: 'invalid' }];
    if (name === 'phone' && !phonePattern.test(value)) return [{ field: name, code: 'invalid' }];
    const ofRegion =
      name === 'postalCode' &&
      fields.find((each) => each.name === 'region')?.options?.find(({ code }) => code === address.region)
        ?.postalCodePattern;
    return ofRegion && !new RegExp(`^(?:${ofRegion})`).test(value) ? [{ field: name, code: 'invalid' }] : [];
  });
}
