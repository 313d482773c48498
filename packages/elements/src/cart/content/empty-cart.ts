import { html, nothing, type TemplateResult } from 'lit';
import type { CartText } from '../cart.strings.ts';

/** An empty cart, with the way back to the shelves. */
export function emptyCart(text: CartText, href: string | undefined, close: (() => void) | undefined): TemplateResult {
  return html`<div class="empty" part="empty">
    <svg class="bag" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M10 16h28l2 25H8zM17 21v-8a7 7 0 0 1 14 0v8" />
    </svg>
    <p class="lead">${text('empty')}</p>
    <slot name="empty"><p class="quiet small">${text('emptyHint')}</p></slot>
    ${
      href
        ? html`<a class="button" part="continue" href=${href}>${text('continueShopping')}</a>`
        : close
          ? html`<button type="button" class="button" part="continue"
            @click=${close}>${text('continueShopping')}</button>`
          : nothing
    }
  </div>`;
}
