import { html, nothing, type TemplateResult } from 'lit';
import type { GiftCardUse } from '@smallshop/contract';
import type { CartText } from '../cart.strings.ts';
import { chipRemove } from '../codes/chip-remove.ts';
import { takenOff } from '../codes/code-reasons.ts';
import { giftCardName, giftCardNote } from './gift-cards.ts';

/** The gift cards in use, each with a way to take it out. */
export function giftCardList(
  cards: readonly GiftCardUse[],
  language: string,
  text: CartText,
  remove: (id: string) => void,
): TemplateResult | typeof nothing {
  if (cards.length === 0) return nothing;
  return html`<ul class="codes" part="gift-cards">${cards.map((card) => {
    const note = giftCardNote(card, language, text);
    return html`<li>
    <span class=${card.reason && card.reason !== 'not_needed' ? 'code idle' : 'code'} part="gift-card">
      <span>${giftCardName(card.last4, text)} <span class="quiet">${takenOff(card, language)}</span></span>
      ${chipRemove('gift-card-remove', text('giftCardRemove', { last4: card.last4 }), () => remove(card.id))}
    </span>
    ${note ? html`<span class="small quiet">${note}</span>` : nothing}
  </li>`;
  })}</ul>`;
}

/** Whether the last four characters of a card match this code. O and 0 are the same; so are I, L and 1. */
export function endsAs(code: string, { last4 }: GiftCardUse): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return plain(code).endsWith(plain(last4));
}
