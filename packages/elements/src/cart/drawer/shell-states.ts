import { html, type TemplateResult } from 'lit';
import type { ShellText } from './shell.strings.ts';

/** Holds the place of two lines while the cart comes. */
export function loadingCart(text: ShellText): TemplateResult {
  return html`<div class="loading" part="loading" aria-busy="true">
    <span class="visually-hidden">${text('loading')}</span>
    <span class="skeleton"></span>
    <span class="skeleton"></span>
  </div>`;
}

/** The code of the contents could not be fetched. */
export function loadError(text: ShellText, retry: () => void): TemplateResult {
  return html`<div class="load-error" part="message" role="alert">
    <p>${text('loadError')}</p>
    <button type="button" class="button plain" @click=${retry}>${text('retry')}</button>
  </div>`;
}
