import { html, nothing, type TemplateResult } from 'lit';
import type { Checkout } from '@smallshop/contract';
import type { CartText } from '../cart/cart.strings.ts';
import { codeReason, takenOff } from '../cart/code-reasons.ts';

export { codeReasonStrings } from '../cart/code-reasons.strings.ts';

/** Which promotions the bill counts, by name, and why a code counts for nothing: a limit per customer shows here first. */
export function promotionNotes({ discountCodes, promotions }: Pick<Checkout, 'discountCodes' | 'promotions'>, language: string, text: CartText): TemplateResult | typeof nothing {
  const applied = discountCodes.filter((entry) => entry.applied);
  const named = [...promotions.map((entry) => ({ ...entry, name: entry.title })), ...applied.map((entry) => ({ ...entry, name: entry.code }))];
  const refused = discountCodes.filter((entry) => !entry.applied);
  if (named.length + refused.length === 0) return nothing;
  return html`<ul class="quiet small" part="promotions">
    ${named.map((entry) => html`<li>${entry.name} ${takenOff(entry, language)}</li>`)}
    ${refused.map((entry) => html`<li>${codeReason(entry, language, text)}</li>`)}
  </ul>`;
}
