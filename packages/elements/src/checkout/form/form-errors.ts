import type { AddressFormat, Checkout } from '@smallshop/contract';
import { isEmail } from '@smallshop/contract/rules';
import type { CheckoutDraft, DraftAddress } from '@smallshop/state/checkout';
import { labelKey } from './labels.ts';
import type { CheckoutStrings } from '../checkout.strings.ts';

/** What is wrong with an entry: a sentence's key, and the label and example that go into it. */
export interface FormError {
  key: keyof CheckoutStrings;
  label: keyof CheckoutStrings;
  example?: string;
}
export type FormErrors = ReadonlyMap<string, FormError>;

type Refused = readonly { field: string; code: string }[];

/** Fields that the server refused: in the checkout, if the value is still the one it saw, and in its last error. */
export function refusedFields(
  checkout: Checkout,
  draft: CheckoutDraft,
  error: { field?: string | undefined; errors?: Refused | undefined } | null,
): Refused {
  const seen: Record<string, object | null> = {
    contact: checkout.contact,
    deliveryAddress: checkout.deliveryAddress,
    billingAddress: checkout.billingAddress,
  };
  const shown: Record<string, object | null> = {
    contact: { email: draft.email },
    deliveryAddress: draft.deliveryAddress,
    billingAddress: draft.billingAddress,
  };
  const valueOf = (of: Record<string, object | null>, path: string): unknown => {
    const [part = '', name = ''] = path.split('.');
    return (of[part] as Record<string, unknown> | null | undefined)?.[name] ?? '';
  };
  const current = checkout.messages.flatMap(({ type, path, code }) =>
    type === 'error' && path?.includes('.') && valueOf(seen, path) === valueOf(shown, path)
      ? [{ field: path, code }]
      : [],
  );
  return [...current, ...(error?.errors ?? (error?.field ? [{ field: error.field, code: 'invalid' }] : []))];
}

/** Everything that keeps this draft from being ordered, in the order of the page. */
export function errorsOf(
  draft: CheckoutDraft,
  formats: Readonly<Record<'deliveryAddress' | 'billingAddress', AddressFormat | undefined>>,
  checkout: Checkout,
  refused: Refused = [],
): FormErrors {
  const errors = new Map<string, FormError>();
  const typed = draft.email.trim();
  if (!typed) errors.set('contact.email', { key: 'required', label: 'email' });
  else if (!isEmail(typed)) errors.set('contact.email', { key: 'invalidEmail', label: 'email' });
  if (checkout.requiresShipping)
    addAddressErrors(errors, 'deliveryAddress', draft.deliveryAddress, formats.deliveryAddress);
  if (draft.billingAddress) addAddressErrors(errors, 'billingAddress', draft.billingAddress, formats.billingAddress);
  if (!hasShipping(draft, checkout)) errors.set('fulfillment', { key: 'shippingRequired', label: 'shipping' });
  for (const { field, code } of refused) if (!errors.has(field)) addRefused(errors, field, code, formats);
  return errors;
}

/** Errors of fields that lost the focus: malformed values, but not missing ones. */
export const formatErrors = (errors: FormErrors, left: ReadonlySet<string>): FormErrors =>
  new Map([...errors].filter(([path, { key }]) => left.has(path) && !key.startsWith('required')));

export const hasShipping = (draft: CheckoutDraft, checkout: Checkout): boolean =>
  !checkout.requiresShipping ||
  checkout.fulfillment.methods.some(({ groups }) =>
    groups.some(({ options }) => options.some(({ id }) => id === draft.fulfillmentOptionId)),
  );

/** Whether a postal code begins as no code of the chosen region does. */
function contradictsRegion(address: DraftAddress, { fields }: AddressFormat): boolean {
  const options = fields.find(({ name }) => name === 'region')?.options;
  const pattern = options?.find(({ code }) => code === address.region)?.postalCodePattern;
  return pattern !== undefined && !new RegExp(`^(?:${pattern})`, 'iu').test(address.postalCode?.trim() ?? '');
}

function addAddressErrors(
  errors: Map<string, FormError>,
  at: string,
  address: DraftAddress,
  format: AddressFormat | undefined,
): void {
  for (const { name, label, required, pattern, example, options } of format?.fields ?? []) {
    const value = address[name]?.trim() ?? '';
    const words = { label: labelKey(name, label), ...(example && { example }) };
    if (!value) {
      if (required) errors.set(`${at}.${name}`, { key: options ? 'requiredChoice' : 'required', ...words });
    } else if (options ? !options.some(({ code }) => code === value) : pattern && !matches(pattern, value)) {
      errors.set(`${at}.${name}`, { key: example ? 'invalidExample' : 'invalid', ...words });
    } else if (name === 'postalCode' && contradictsRegion(address, format!)) {
      errors.set(`${at}.${name}`, { key: 'postalCodeElsewhere', ...words });
    }
  }
}

/** Postal codes are written in capitals, but a shopper need not. */
const matches = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`, 'iu').test(value);

/** Errors that only the server finds. */
function addRefused(
  errors: Map<string, FormError>,
  path: string,
  code: string,
  formats: Readonly<Record<string, AddressFormat | undefined>>,
): void {
  const [part = '', name = ''] = path.split('.');
  const field = formats[part]?.fields.find((each) => each.name === name);
  if (field)
    errors.set(path, {
      key: code === 'too_long' ? 'too_long' : code === 'required' ? 'required' : 'invalid',
      label: labelKey(field.name, field.label),
    });
  else if (path === 'contact.email') errors.set(path, { key: 'invalidEmail', label: 'email' });
  else if (name === 'country') errors.set(path, { key: 'country_not_served', label: 'country' });
}
