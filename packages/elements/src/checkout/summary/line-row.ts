import { html, nothing, type TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import { takenOff } from '../../cart/codes/code-reasons.ts';
import { lineImage } from '../../cart/lines/line-image.ts';
import { formatMoney, formatCount } from '../../internal/format/format.ts';

/**
 * A line to look at, not to change: checkout and order show it alike. Its amount is before discounts, so that the
 * lines add up
 * to the subtotal; what discounts take off is below it, and a row of the totals.
 * @param gone Why it cannot be bought.
 * @param note What else is to be known of it.
 */
export function lineRow(
  line: LineItem,
  language: string,
  quantity: string,
  gone = '',
  note: string | TemplateResult = '',
): TemplateResult {
  const { total, discount } = line;
  return html`<li class="item" part=${gone ? 'line refused' : 'line'}>
    <span class="thumb">
      ${lineImage(line.image, 64)}
      <span class="quantity">
        <span class="visually-hidden">${quantity}</span>
        <span aria-hidden="true">${formatCount(line.quantity, language)}</span>
      </span>
    </span>
    <span class="item-words">
      <span class="item-title">${line.title}</span>
      ${line.variantTitle ? html`<bdi class="quiet small">${line.variantTitle}</bdi>` : nothing}
      ${gone ? html`<span class="error">${gone}</span>` : nothing}
      ${note ? html`<span class="quiet small">${note}</span>` : nothing}
    </span>
    <span class="item-total">
      ${formatMoney({ ...total, amount: total.amount + discount.amount }, language)}
      ${
        discount.amount > 0
          ? html`<span class="item-discount quiet small">${takenOff({ amount: discount }, language)}</span>`
          : nothing
      }
    </span>
  </li>`;
}
