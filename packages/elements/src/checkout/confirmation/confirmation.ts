import { html, type TemplateResult } from 'lit';
import type { Lazy } from '../../internal/lazy/lazy-part.ts';
import type { CheckoutText } from '../checkout.strings.ts';

/**
 * The order in place of the checkout. `orderElement` fetches the order's element only now: a checkout with
 * `order-href` never needs it. Until it has come, or if it cannot come, the shopper still reads that the order was
 * placed.
 */
export function confirmation(
  text: CheckoutText,
  orderElement: Lazy<unknown>,
  shopHref: string | undefined,
  retry: () => void,
): TemplateResult {
  const summary = () => html`<h2>${text('thanks')}</h2>`;
  const failed = () => html`<p role="alert">${text('orderNotShown')}</p>
    <button type="button" class="button" @click=${retry}>${text('retry')}</button>`;
  return html`<div id="placed" tabindex="-1" part="placed">
    ${
      orderElement.present || (!orderElement.gaveUp && orderElement())
        ? html`<smallshop-order .shopHref=${shopHref}></smallshop-order>`
        : html`<div class="state">${summary()}${orderElement.gaveUp ? failed() : ''}</div>`
    }
  </div>`;
}
