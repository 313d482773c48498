import type { AddressField } from '@smallshop/contract';
import { checkoutStrings, type CheckoutStrings } from '../checkout.strings.ts';

/** The words for a field as its country calls it (`zip`, `prefecture`), else its plain name. */
export function labelKey(name: AddressField, label: string): keyof CheckoutStrings {
  const special = `${name}_${label}`;
  return special in checkoutStrings ? (special as keyof CheckoutStrings) : name;
}

/** Id of the control behind a path such as `deliveryAddress.postalCode`. */
export const idOf = (path: string): string => path.replace('.', '-');
