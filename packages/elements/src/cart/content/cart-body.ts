import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Cart } from '@smallshop/contract';
import { formatMoney } from '../../internal/format/format.ts';
import { connectionErrorKey } from '../../internal/errors/connection-errors.ts';
import { cartLine, type LineContext } from '../lines/cart-line.ts';
import type { Changes } from '../changes/changes.ts';
import { giftCardRows } from '../gift-cards/gift-cards.ts';
import { emptyCart } from './empty-cart.ts';
import { loadingCart } from '../drawer/shell-states.ts';
import { concernsCode, concernsLine, refusalText } from '../lines/refusals.ts';
import { estimateHint } from './shipping-estimate.ts';
import { importHint, laterHint, totalsList } from '../totals/totals.ts';

/** What the cart is drawn from below its heading, and all that can be asked for there. */
export interface CartView extends Omit<LineContext, 'cart'> {
  /** Null if there is none, or none is known yet. */
  cart: Cart | null;
  /** The words have come. */
  ready: boolean;
  loading: boolean;
  saving: boolean;
  offline: boolean;
  /** For screen readers. */
  spoken: string;
  changes: Changes;
  /** Codes and note; nothing before their code has come. */
  extras(cart: Cart): TemplateResult | undefined;
  /** Title of the line removed last, as long as it can be put back. */
  removed: string | null;
  checkoutHref: string;
  continueHref: string | undefined;
  undo(): void;
  retry(): void;
  checkOut(event: MouseEvent): void;
  /** Undefined if there is nothing to close. */
  close: (() => void) | undefined;
}

export function cartBody(view: CartView): TemplateResult {
  const { cart, text, removed } = view;
  return html`<p class="visually-hidden" role="status">${view.spoken}</p>
    ${view.offline ? html`<p class="banner" part="offline">${text(connectionErrorKey())}</p>` : nothing}
    ${refusalOf(view)}
    ${cart && view.ready ? view.changes.render(cart, view.language, text) : nothing}
    ${
      removed === null
        ? nothing
        : html`<p class="undo" part="undo">
          <span>${text('removed', { title: removed })}</span>
          <button type="button" class="button plain" @click=${view.undo}>${text('undo')}</button>
        </p>`
    }
    ${linesOf(view)}`;
}

function linesOf(view: CartView): TemplateResult {
  const { cart, text, ready, loading } = view;
  if (!ready || (loading && !cart)) return loadingCart(text);
  return cart?.lines.length ? filled(cart, view) : emptyCart(text, view.continueHref, view.close);
}

/** A refusal that belongs to no line and to no field. */
function refusalOf({ cart, refusal, text, retry }: CartView): TemplateResult | typeof nothing {
  if (!refusal || concernsCode(refusal) || cart?.lines.some((line) => concernsLine(refusal, line))) return nothing;
  return html`<p class="banner error" part="refusal">
    <span>${refusalText(refusal, text)}</span>
    <button type="button" class="button plain" @click=${retry}>${text('retry')}</button>
  </p>`;
}

function filled(cart: Cart, view: CartView): TemplateResult {
  const { text, language } = view;
  const context = { ...view, cart };
  return html`<ul class="lines" part="lines">${repeat(
    cart.lines,
    ({ variantId }) => variantId,
    (line) => cartLine(line, context),
  )}</ul>
    <div class="extras">${view.extras(cart)}</div>
    <div class="footer" part="footer" aria-busy=${view.saving}>
      ${totalsList(cart.totals, language, text, giftCardRows(cart, language, text))}
      ${estimateHint(cart, language, text)}
      ${laterHint(cart, cart.shippingEstimate !== null, text)}
      ${importHint(cart.landedCost, language, text)}
      <slot name="before-checkout"></slot>
      <a class="button primary checkout" part="checkout" href=${view.checkoutHref} @click=${view.checkOut}>
        <span>${text('checkout')}</span><span>${formatMoney(cart.amountDue, language)}</span>
      </a>
      <slot name="after-checkout"></slot>
    </div>`;
}
