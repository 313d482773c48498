import { html, type TemplateResult } from 'lit';
import type { Money } from '@smallshop/contract';
import { formatMoney } from '../format/format.ts';

export interface PriceWords {
  /** "Price" */
  price: string;
  /** "Regular price" */
  regular: string;
}

/** What it costs, with the price it was reduced from. `from` wraps the amount: "from $12". */
export function price(
  amount: Money,
  compareAt: Money | null,
  language: string,
  words: PriceWords,
  from?: (amount: string) => string,
): TemplateResult {
  const written = formatMoney(amount, language);
  const now = from?.(written) ?? written;
  if (!compareAt || compareAt.amount <= amount.amount) return html`<span class="price" part="price">${now}</span>`;
  return html`<span class="price reduced" part="price reduced"
      ><span class="visually-hidden">${words.price}</span> ${now}</span
    >
    <span class="compare-at" part="compare-at"
      ><span class="visually-hidden">${words.regular}</span> <s>${formatMoney(compareAt, language)}</s></span
    >`;
}
