import {
  isEmail,
  type Address,
  type Contact,
  type FieldError,
  type Fulfillment,
  type Message,
} from '@smallshop/contract';
import { validateAddress } from '../../platform/places/validate-address.ts';
import { decidingAddress } from '../../platform/places/place.ts';

/** What a shopper has filled in so far. */
export interface FilledIn {
  contact: Contact | null;
  deliveryAddress: Address | null;
  billingAddress: Address | null;
}

/** What a checkout needs to know of its cart. */
export interface CartToComplete {
  isEmpty: boolean;
  requiresShipping: boolean;
  fulfillment: Fulfillment;
}

/**
 * Returns what is missing before a checkout can be completed, apart from its lines. Paths are those of the
 * checkout: `contact.email`, `deliveryAddress.postalCode`, `fulfillment`. Codes are those of field errors, and
 * `no_shipping` if nothing ships to the address in this currency. If nothing is shipped, the billing address
 * replaces the delivery address, and no shipping option is needed.
 */
export function missingParts(filled: FilledIn, country: string, cart: CartToComplete): Message[] {
  return [
    ...emailErrors(filled.contact).map((error) => buyerInput('contact', error)),
    ...addressErrors(filled, country, cart.requiresShipping),
    ...shippingErrors(cart),
  ];
}

function addressErrors(filled: FilledIn, country: string, requiresShipping: boolean): Message[] {
  const address = decidingAddress(filled, requiresShipping) ?? { country };
  // The cart is priced for another country, because the country of the address is not served any more.
  const errors: FieldError[] =
    address.country === country ? validateAddress(address) : [{ field: 'country', code: 'not_allowed' }];
  const billing = requiresShipping && filled.billingAddress ? validateAddress(filled.billingAddress) : [];
  return [
    ...errors.map((error) => buyerInput(requiresShipping ? 'deliveryAddress' : 'billingAddress', error)),
    ...billing.map((error) => buyerInput('billingAddress', error)),
  ];
}

function emailErrors(contact: Contact | null): FieldError[] {
  const email = contact?.email.trim() ?? '';
  if (!email) return [{ field: 'email', code: 'required' }];
  return isEmail(email) ? [] : [{ field: 'email', code: 'invalid' }];
}

function buyerInput(place: string, { field, code }: FieldError): Message {
  return { type: 'error', code, path: `${place}.${field}`, severity: 'requires_buyer_input' };
}

function shippingErrors({ isEmpty, requiresShipping, fulfillment: { methods } }: CartToComplete): Message[] {
  if (isEmpty) return [{ type: 'error', code: 'cart_empty', path: 'lines', severity: 'requires_buyer_input' }];
  if (!requiresShipping) return [];
  const groups = methods.flatMap((method) => method.groups);
  if (groups.some(({ options }) => options.length === 0)) {
    return [{ type: 'error', code: 'no_shipping', path: 'fulfillment', severity: 'unrecoverable' }];
  }
  const chosen = groups.every(({ selectedOptionId }) => selectedOptionId !== null);
  return chosen ? [] : [{ type: 'error', code: 'required', path: 'fulfillment', severity: 'requires_buyer_input' }];
}

/** Converts the messages of a checkout to errors of a problem document, for a client that completes it too early. */
export function asFieldErrors(messages: readonly Message[]): FieldError[] {
  const known = ['required', 'invalid'] as const;
  return messages
    .filter(({ type }) => type === 'error')
    .map(({ code, path = '' }) => ({ field: path, code: known.find((each) => each === code) ?? 'not_allowed' }));
}
