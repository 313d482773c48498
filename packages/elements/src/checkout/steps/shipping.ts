import { html, nothing, type TemplateResult } from 'lit';
import type { FulfillmentOption } from '@smallshop/contract';
import { formatMoney } from '../../internal/format/format.ts';
import type { CheckoutView } from '../checkout-view.ts';
import { errorText } from '../form/field.ts';
import { radioCard } from '../form/radio-card.ts';

export const shippingOptions = ({ fulfillment }: CheckoutView['checkout']): readonly FulfillmentOption[] =>
  fulfillment.methods.flatMap(({ groups }) => groups.flatMap(({ options }) => options));

/** "3 to 5 working days", in words. */
export function daysText({ minDays, maxDays }: FulfillmentOption, text: CheckoutView['text']): string {
  return minDays === maxDays ? text('days', { count: maxDays }) : text('daysRange', { min: minDays, max: maxDays });
}

/** Shipping options; `nothing` if nothing is shipped. */
export function shippingStep({
  checkout,
  draft,
  text,
  language,
  errors,
  edit,
  status,
}: CheckoutView): TemplateResult | typeof nothing {
  if (!checkout.requiresShipping) return nothing;
  const options = shippingOptions(checkout);
  const error = errors.get('fulfillment');
  const known = checkout.deliveryAddress !== null && status !== 'saving';
  return html`<section part="section shipping" aria-labelledby="shipping">
    <h3 id="shipping">${text('shipping')}</h3>
    ${
      options.length === 0
        ? html`<p class="waiting" part="waiting" id="fulfillment" tabindex="-1">
          ${text(known ? 'shippingNone' : 'shippingWaiting')}
        </p>`
        : html`<div class="cards" id="fulfillment" tabindex="-1" role="radiogroup" aria-labelledby="shipping"
          aria-invalid=${Boolean(error)}>
          ${options.map((option) =>
            radioCard({
              name: 'fulfillment',
              value: option.id,
              checked: option.id === draft.fulfillmentOptionId,
              title: option.title,
              note: daysText(option, text),
              aside: option.price.amount === 0 ? text('free') : formatMoney(option.price, language),
              choose: () => edit({ fulfillmentOptionId: option.id }),
            }),
          )}
        </div>`
    }
    ${error ? html`<p class="error">${errorText(error, text)}</p>` : ''}
  </section>`;
}
