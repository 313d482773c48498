import { html, nothing, type TemplateResult } from 'lit';
import type { OrderText } from './order.strings.ts';

export function loadingOrder(text: OrderText): TemplateResult {
  return html`<div class="order" part="loading" aria-busy="true">
    <span class="visually-hidden">${text('loading')}</span>
    <span class="skeleton title"></span><span class="skeleton line"></span><span class="skeleton block"></span>
  </div>`;
}

/** It could not be fetched. */
export function failedOrder(hint: string, text: OrderText, retry: () => void): TemplateResult {
  return html`<div class="state" part="state">
    <h2>${text('loadFailed')}</h2>
    ${hint ? html`<p class="quiet">${hint}</p>` : nothing}
    <button type="button" class="button" @click=${retry}>${text('retry')}</button>
  </div>`;
}
