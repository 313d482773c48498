import { html, nothing, type TemplateResult } from 'lit';
import type { ShippingEstimate } from '@smallshop/contract';
import { formatMoney } from '../internal/format.ts';
import type { CartText } from './cart.strings.ts';

/** What shipping will cost at least; nothing where that is not known. */
export function estimateHint(estimate: ShippingEstimate | null, language: string, text: CartText): TemplateResult | typeof nothing {
  if (!estimate) return nothing;
  const { from, freeFrom } = estimate;
  const key = from.amount === 0 ? 'shippingFree' : freeFrom ? 'shippingFreeFrom' : 'shippingFrom';
  const values = { amount: formatMoney(from, language), threshold: freeFrom ? formatMoney(freeFrom, language) : '' };
  return html`<p class="quiet small" part="shipping-estimate">${text(key, values)}</p>`;
}
