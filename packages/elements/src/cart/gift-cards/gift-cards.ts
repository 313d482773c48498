import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, GiftCardPart, GiftCardUse } from '@smallshop/contract';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartStrings, CartText } from '../cart.strings.ts';

export { giftCardStrings } from './gift-card.strings.ts';

const reasons: Record<NonNullable<GiftCardUse['reason']>, keyof CartStrings> = {
  expired: 'giftCardExpired',
  disabled: 'giftCardDisabled',
  empty: 'giftCardEmpty',
  other_currency: 'giftCardOtherCurrency',
  not_needed: 'giftCardNotNeeded',
};

/** "Gift card ••••1234", the same way round in every script. */
export const giftCardName = (last4: string, text: CartText): TemplateResult =>
  html`${text('giftCard')} <bdi dir="ltr">••••${last4}</bdi>`;

/** Why a gift card pays nothing, else its remaining balance; empty if it is used up. */
export function giftCardNote({ reason, balance, amount }: GiftCardUse, language: string, text: CartText): string {
  const left = formatMoney(reason ? balance : { ...balance, amount: balance.amount - amount.amount }, language);
  if (reason) return text(reasons[reason], { amount: left });
  return balance.amount > amount.amount ? text('giftCardLeft', { amount: left }) : '';
}

/** Rows below the total: the amount of each gift card, and the rest that is due. `nothing` if no card pays. */
export function giftCardRows(
  { giftCards, amountDue }: { giftCards: readonly GiftCardPart[] } & Pick<Cart, 'amountDue'>,
  language: string,
  text: CartText,
  due = text('leftToPay'),
): TemplateResult | typeof nothing {
  const paying = giftCards.filter(({ amount }) => amount.amount > 0);
  if (paying.length === 0) return nothing;
  return html`${paying.map(
    ({ last4, amount }) => html`<div class="total below" part="total gift-card">
      <dt>${giftCardName(last4, text)}</dt>
      <dd>${formatMoney({ ...amount, amount: -amount.amount }, language)}</dd>
    </div>`,
  )}
    <div class="total grand below" part="total due"><dt>${due}</dt><dd>${formatMoney(amountDue, language)}</dd></div>`;
}
