import type { Address, Contact, FieldError, Fulfillment, Message } from '@smallshop/contract';
import { validateAddress } from '../address/validate-address.ts';
import { isEmail } from '../mail/is-email.ts';

/** What a shopper has filled in so far. */
export interface FilledIn {
  contact: Contact | null;
  deliveryAddress: Address | null;
  billingAddress: Address | null;
}

/**
 * What keeps a checkout from being completed, besides its lines. Paths are those of the checkout:
 * `contact.email`, `deliveryAddress.postalCode`, `fulfillment`. Codes are those of field errors, and
 * `no_shipping` where nothing ships to the address in this currency.
 */
export function missingPieces(filled: FilledIn, country: string, fulfillment: Fulfillment): Message[] {
  const delivery = validateAddress(filled.deliveryAddress ?? { country });
  const billing = filled.billingAddress ? validateAddress(filled.billingAddress) : [];
  return [
    ...emailErrors(filled.contact).map((error) => buyerInput('contact', error)),
    ...delivery.map((error) => buyerInput('deliveryAddress', error)),
    ...billing.map((error) => buyerInput('billingAddress', error)),
    ...shippingErrors(fulfillment),
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

function shippingErrors({ methods }: Fulfillment): Message[] {
  if (methods.length === 0) return [{ type: 'error', code: 'cart_empty', path: 'lines', severity: 'requires_buyer_input' }];
  const groups = methods.flatMap((method) => method.groups);
  if (groups.some(({ options }) => options.length === 0)) {
    return [{ type: 'error', code: 'no_shipping', path: 'fulfillment', severity: 'unrecoverable' }];
  }
  const chosen = groups.every(({ selectedOptionId }) => selectedOptionId !== null);
  return chosen ? [] : [{ type: 'error', code: 'required', path: 'fulfillment', severity: 'requires_buyer_input' }];
}

/** The messages of a checkout as errors of a problem document, for whoever tried to complete it all the same. */
export function asFieldErrors(messages: readonly Message[]): FieldError[] {
  const known = ['required', 'invalid'] as const;
  return messages
    .filter(({ type }) => type === 'error')
    .map(({ code, path = '' }) => ({ field: path, code: known.find((each) => each === code) ?? 'not_allowed' }));
}
