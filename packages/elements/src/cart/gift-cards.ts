import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, GiftCardPart, GiftCardUse } from '@smallshop/contract';
import { formatMoney } from '../internal/format.ts';
import type { CartStrings, CartText } from './cart.strings.ts';
import { takenOff } from './code-reasons.ts';

export { giftCardStrings } from './gift-card.strings.ts';

const reasons: Record<NonNullable<GiftCardUse['reason']>, keyof CartStrings> = {
  expired: 'giftCardExpired',
  disabled: 'giftCardDisabled',
  empty: 'giftCardEmpty',
  other_currency: 'giftCardOtherCurrency',
  not_needed: 'giftCardNotNeeded',
};

/** "Gift card ••••1234", the same way round in every script. */
export const giftCardName = (last4: string, text: CartText): TemplateResult => html`${text('giftCard')} <bdi dir="ltr">••••${last4}</bdi>`;

/** Why a gift card pays nothing, else what stays on it; empty where it is used up. */
export function giftCardNote({ reason, balance, amount }: GiftCardUse, language: string, text: CartText): string {
  const left = formatMoney(reason ? balance : { ...balance, amount: balance.amount - amount.amount }, language);
  if (reason) return text(reasons[reason], { amount: left });
  return balance.amount > amount.amount ? text('giftCardLeft', { amount: left }) : '';
}

/** The gift cards in use, each with a way to take it out. */
export function giftCardList(cards: readonly GiftCardUse[], language: string, text: CartText, remove: (id: string) => void): TemplateResult | typeof nothing {
  if (cards.length === 0) return nothing;
  return html`<ul class="codes" part="gift-cards">${cards.map((card) => html`<li>
    <span class=${card.reason && card.reason !== 'not_needed' ? 'code idle' : 'code'} part="gift-card">
      <span>${giftCardName(card.last4, text)} <span class="quiet">${takenOff(card, language)}</span></span>
      <button type="button" part="gift-card-remove" aria-label=${text('giftCardRemove', { last4: card.last4 })} @click=${() => remove(card.id)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg>
      </button>
    </span>
    <span class="small quiet">${giftCardNote(card, language, text)}</span>
  </li>`)}</ul>`;
}

/** Rows below a bill's total: what each gift card pays, and what they leave. Nothing where none pays. */
export function giftCardRows(
  { giftCards, amountDue }: { giftCards: readonly GiftCardPart[] } & Pick<Cart, 'amountDue'>,
  language: string,
  text: CartText,
  due = text('leftToPay'),
): TemplateResult | typeof nothing {
  const paying = giftCards.filter(({ amount }) => amount.amount > 0);
  if (paying.length === 0) return nothing;
  return html`${paying.map((card) => html`<div class="total below" part="total gift-card"><dt>${giftCardName(card.last4, text)}</dt><dd>${takenOff(card, language)}</dd></div>`)}
    <div class="total grand below" part="total due"><dt>${due}</dt><dd>${formatMoney(amountDue, language)}</dd></div>`;
}

/** Whether a card has this code, as far as its last four characters tell: O and 0, I, L and 1 are the same. */
export function endsAs(code: string, { last4 }: GiftCardUse): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return plain(code).endsWith(plain(last4));
}
