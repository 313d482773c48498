import { html, nothing, type TemplateResult } from 'lit';
import type { CartText } from './cart.strings.ts';

/** Holds the place of two lines while the cart comes. */
export function loadingCart(text: CartText): TemplateResult {
  return html`<div class="lines" part="loading" aria-busy="true">
    <span class="visually-hidden">${text('loading')}</span>
    ${[1, 2].map(() => html`<div class="line"><span class="picture skeleton"></span><div class="about"><span class="skeleton words"></span><span class="skeleton words short"></span></div></div>`)}
  </div>`;
}

/** An empty cart, with the way back to the shelves. */
export function emptyCart(text: CartText, href: string | undefined, close: (() => void) | undefined): TemplateResult {
  return html`<div class="empty" part="empty">
    <svg class="bag" viewBox="0 0 48 48" aria-hidden="true"><path d="M10 16h28l2 25H8zM17 21v-8a7 7 0 0 1 14 0v8" /></svg>
    <p class="lead">${text('empty')}</p>
    <slot name="empty"><p class="quiet small">${text('emptyHint')}</p></slot>
    ${href
      ? html`<a class="button" part="continue" href=${href}>${text('continueShopping')}</a>`
      : close
        ? html`<button type="button" class="button" part="continue" @click=${close}>${text('continueShopping')}</button>`
        : nothing}
  </div>`;
}
