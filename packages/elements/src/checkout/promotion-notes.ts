import { html, nothing, type TemplateResult } from 'lit';
import type { Checkout } from '@smallshop/contract';
import type { CartText } from '../cart/cart.strings.ts';
import { giftCardName, giftCardNote } from '../cart/gift-cards.ts';
import { codeReason, takenOff } from '../cart/code-reasons.ts';

export { codeReasonStrings } from '../cart/code-reasons.strings.ts';

/** Which promotions the bill counts, by name, and why a code or a gift card counts for nothing: a limit per customer shows here first. */
export function promotionNotes({ discountCodes, promotions, giftCards }: Pick<Checkout, 'discountCodes' | 'promotions' | 'giftCards'>, language: string, text: CartText): TemplateResult | typeof nothing {
  const applied = discountCodes.filter((entry) => entry.applied);
  const named = [...promotions.map((entry) => ({ ...entry, name: entry.title })), ...applied.map((entry) => ({ ...entry, name: entry.code }))];
  const refused = discountCodes.filter((entry) => !entry.applied);
  const idle = giftCards.filter(({ reason }) => reason && reason !== 'not_needed');
  if (named.length + refused.length + idle.length === 0) return nothing;
  return html`<ul class="quiet small" part="promotions">
    ${named.map((entry) => html`<li>${entry.name} ${takenOff(entry, language)}</li>`)}
    ${refused.map((entry) => html`<li>${codeReason(entry, language, text)}</li>`)}
    ${idle.map((card) => html`<li>${giftCardName(card.last4, text)}: ${giftCardNote(card, language, text)}</li>`)}
  </ul>`;
}
