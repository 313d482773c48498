import { html, nothing, type TemplateResult } from 'lit';
import { addressFields } from '../address/address-fields.ts';
import type { CheckoutView } from '../checkout-view.ts';

/** Delivery address and billing address; only the billing address if nothing is shipped. */
export function deliveryStep(view: CheckoutView): TemplateResult {
  const { checkout, draft, text, edit } = view;
  const title = html`<h3 id="billing">${text('billing')}</h3>`;
  if (!checkout.requiresShipping)
    return html`<section part="section billing" aria-labelledby="billing">
      ${title} ${addressFields('billingAddress', view)}
    </section>`;
  const same = draft.billingAddress === null;
  const toggle = (event: Event) =>
    edit({
      billingAddress: (event.target as HTMLInputElement).checked ? null : { country: draft.deliveryAddress.country },
    });
  return html`<section part="section delivery" aria-labelledby="delivery">
      <h3 id="delivery">${text('delivery')}</h3>
      ${addressFields('deliveryAddress', view)}
    </section>
    <section part="section billing" aria-labelledby="billing">
      ${title}
      <label class="check">
        <input type="checkbox" name="billing-same" .checked=${same} @change=${toggle} />
        <span>${text('billingSame')}</span>
      </label>
      ${same ? nothing : addressFields('billingAddress', view)}
    </section>`;
}
