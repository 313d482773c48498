import { html, nothing, type TemplateResult } from 'lit';
import type { UnitPricing } from '@smallshop/contract';
import { formatMoney, formatCount } from '../../internal/format/format.ts';

/** Symbols of units that are not the names in the API. They are the same in every language; items have none. */
const symbols: Readonly<Record<string, string>> = { m2: 'm²', ft2: 'ft²', m3: 'm³', floz: 'fl oz', item: '' };

/** The price of a measure, such as "€48.00 / 1 kg". */
export function unitPrice(pricing: UnitPricing | undefined, language: string): TemplateResult | typeof nothing {
  if (!pricing) return nothing;
  const { price, base } = pricing;
  const measure = `${formatCount(base.quantity, language)} ${symbols[base.unit] ?? base.unit}`.trim();
  // Each has its own direction: an amount in Arabic would take the measure between its digits and its currency.
  return html`<p class="tax" part="unit-price"><bdi>${formatMoney(price, language)}</bdi> / <bdi>${measure}</bdi></p>`;
}
