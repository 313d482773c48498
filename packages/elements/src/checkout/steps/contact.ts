import { html, type TemplateResult } from 'lit';
import { maxEmailLength } from '@smallshop/contract/rules';
import type { CheckoutView } from '../checkout-view.ts';
import { field } from '../form/field.ts';

/** Who orders. */
export function contactStep(view: CheckoutView): TemplateResult {
  const { draft, text, edit } = view;
  return html`<section part="section contact" aria-labelledby="contact">
    <h3 id="contact">${text('contact')}</h3>
    ${field(
      {
        path: 'contact.email',
        label: 'email',
        value: draft.email,
        required: true,
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        maxlength: maxEmailLength,
        hint: text('emailHint'),
        change: (email) => edit({ email }),
      },
      view,
    )}
  </section>`;
}
