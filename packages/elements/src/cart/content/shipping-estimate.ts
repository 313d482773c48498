import { html, nothing, type TemplateResult } from 'lit';
import type { Cart } from '@smallshop/contract';
import { displayName } from '../../internal/format/format-names.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartText } from '../cart.strings.ts';

/**
 * What shipping will cost at least and how long it takes, or that nothing is sent there; nothing for a cart that
 * needs no shipping or that the server has not seen. A cart kept by an earlier version is shipped.
 */
export function estimateHint(
  {
    id,
    region,
    requiresShipping,
    shippingEstimate,
  }: Pick<Cart, 'id' | 'region' | 'requiresShipping' | 'shippingEstimate'>,
  language: string,
  text: CartText,
): TemplateResult | typeof nothing {
  if (requiresShipping === false) return nothing;
  if (!shippingEstimate)
    return id ? hint(text('shippingNowhere', { country: displayName('region', region.country, language) })) : nothing;
  const { from, freeFrom, minDays, maxDays } = shippingEstimate;
  const key = from.amount === 0 ? 'shippingFree' : freeFrom ? 'shippingFreeFrom' : 'shippingFrom';
  const price = text(key, {
    amount: formatMoney(from, language),
    threshold: freeFrom ? formatMoney(freeFrom, language) : '',
  });
  const days =
    minDays === maxDays ? text('days', { count: maxDays }) : text('daysRange', { min: minDays, max: maxDays });
  return hint(`${price} · ${days}`);
}

const hint = (words: string) => html`<p class="quiet small" part="shipping-estimate">${words}</p>`;
