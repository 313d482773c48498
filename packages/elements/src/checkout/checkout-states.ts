import { html, nothing, type TemplateResult } from 'lit';
import { connectionErrorKey } from '../internal/errors/connection-errors.ts';
import type { CheckoutText } from './checkout.strings.ts';

/** Holds the place of form and summary. */
export function loadingCheckout(text: CheckoutText): TemplateResult {
  const field = html`<span class="field skeleton tall"></span>`;
  return html`<div class="page" part="loading" aria-busy="true">
    <span class="visually-hidden">${text('loading')}</span>
    <div class="form">
      <section><span class="skeleton line"></span>${field}</section>
      <section><span class="skeleton line"></span>${field}${field}${field}</section>
    </div>
    <div class="summary"><span class="skeleton block"></span></div>
  </div>`;
}

/** Whether an error says that there is nothing to pay for. */
export const isNothingToPay = (code: string | undefined): boolean =>
  code === 'cart_empty' || code === 'cart_not_found' || code === 'cart_completed';

/** Nothing to pay for. */
export function emptyCheckout(text: CheckoutText, shopHref: string | undefined): TemplateResult {
  return html`<div class="state" part="empty">
    <h2 tabindex="-1">${text('empty')}</h2>
    <p class="quiet">${text('emptyHint')}</p>
    ${shopHref ? html`<a class="button" href=${shopHref}>${text('backToShop')}</a>` : nothing}
  </div>`;
}

export function failedCheckout(text: CheckoutText, offline: boolean, retry: () => void): TemplateResult {
  return html`<div class="state" part="failed" role="alert">
    <h2>${text('loadFailed')}</h2>
    ${offline ? html`<p class="quiet">${text(connectionErrorKey())}</p>` : nothing}
    <button type="button" class="button" @click=${retry}>${text('retry')}</button>
  </div>`;
}
