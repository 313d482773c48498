import { addressFieldLengths } from '@smallshop/contract/rules';
import { html, type TemplateResult } from 'lit';
import type { AddressField, AddressFormat } from '@smallshop/contract';
import { displayName } from '../../internal/format/format-names.ts';
import type { AddressName, CheckoutView } from '../checkout-view.ts';
import { field, type FieldOptions } from '../form/field.ts';
import { labelKey } from '../form/labels.ts';

/**
 * Tokens of HTML's autofill for each field:
 * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
 */
const tokens: Record<AddressField, string> = {
  name: 'name',
  company: 'organization',
  line1: 'address-line1',
  line2: 'address-line2',
  sublocality: 'address-level3',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
  sortingCode: 'off',
  phone: 'tel',
};

/** The address form of the chosen country: its fields, in its order, by its names. */
export function addressFields(at: AddressName, view: CheckoutView): TemplateResult {
  const { draft, text, language, countries, editAddress } = view;
  const address = draft[at] ?? draft.deliveryAddress;
  const group = at === 'deliveryAddress' ? 'shipping' : 'billing';
  const format = view.formats[at];
  return html`<div class="fields" part="address">
    ${field(
      {
        path: `${at}.country`,
        label: 'country',
        value: address.country,
        required: true,
        autocomplete: `${group} country`,
        options: countries.map((code) => ({ code, name: displayName('region', code, language) })),
        // Regions are the country's own; the rest of an address is worth keeping.
        change: (country) => editAddress(at, { country, region: '' }),
      },
      view,
    )}
    ${
      format
        ? format.fields.map((each) => field(addressField(each), view))
        : html`<div class="field skeleton tall"></div>
            <div class="field skeleton tall"></div>
            <span class="visually-hidden">${text('loading')}</span>`
    }
  </div>`;

  function addressField({ name, label, required, example, options }: AddressFormat['fields'][number]): FieldOptions {
    const digits = name === 'postalCode' && example !== undefined && /^\d+$/.test(example);
    return {
      path: `${at}.${name}`,
      label: labelKey(name, label),
      value: address[name] ?? '',
      required,
      options,
      maxlength: addressFieldLengths[name],
      autocomplete: tokens[name] === 'off' ? 'off' : `${group} ${tokens[name]}`,
      ...(name === 'phone' && { type: 'tel', inputmode: 'tel' }),
      ...(digits && { inputmode: 'numeric' }),
      change: (value) => editAddress(at, { [name]: value }),
    };
  }
}
