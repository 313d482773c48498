import { html, nothing, type TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import { lineImage } from '../cart/line-image.ts';
import { formatMoney, formatNumber } from '../internal/format.ts';

/** A line to look at, not to change: checkout and order show it alike. `gone` is what there is to say against it, `note` what there is to know. */
export function lineRow(line: LineItem, language: string, quantity: string, gone = '', note = ''): TemplateResult {
  return html`<li class="item" part=${gone ? 'line refused' : 'line'}>
    <span class="thumb">${lineImage(line.image, 64)}<span class="pieces"><span class="visually-hidden">${quantity}</span><span aria-hidden="true">${formatNumber(line.quantity, language)}</span></span></span>
    <span class="item-words">
      <span class="item-title">${line.title}</span>
      ${line.variantTitle ? html`<bdi class="quiet small">${line.variantTitle}</bdi>` : nothing}
      ${gone ? html`<span class="error">${gone}</span>` : nothing}
      ${note ? html`<span class="quiet small">${note}</span>` : nothing}
    </span>
    <span class="item-total">${formatMoney(line.total, language)}</span>
  </li>`;
}
