import { html, nothing, type TemplateResult } from 'lit';
import type { OrderText } from './order-view.ts';

export function loadingOrder(text: OrderText): TemplateResult {
  return html`<div class="order" part="loading" aria-busy="true">
    <span class="visually-hidden">${text('loading')}</span>
    <span class="skeleton title"></span><span class="skeleton line"></span><span class="skeleton block"></span>
  </div>`;
}

/** Nothing to show, or nothing that could be fetched. */
export function noOrder(title: string, hint: string, text: OrderText, href: string | undefined, retry: (() => void) | null): TemplateResult {
  return html`<div class="state" part="state">
    <h2>${title}</h2>
    ${hint ? html`<p class="quiet">${hint}</p>` : nothing}
    ${retry ? html`<button type="button" class="button" @click=${retry}>${text('retry')}</button>` : nothing}
    ${href ? html`<a class="button" href=${href}>${text('backToShop')}</a>` : nothing}
  </div>`;
}
