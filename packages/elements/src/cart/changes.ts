import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, Message } from '@smallshop/contract';
import { displayName } from '../internal/format-names.ts';
import { formatMoney } from '../internal/format.ts';
import type { CartText } from './cart.strings.ts';
import { giftCardNote } from './gift-cards.ts';

export { changesStrings } from './changes.strings.ts';

/** What of a cart or a checkout tells of a change of region. */
type Changed = Pick<Cart, 'lines' | 'messages' | 'region'> & Partial<Pick<Cart, 'giftCards'>>;

/** More prices than these are told by their number. */
const listed = 4;

/** What another country changed; empty where nothing did. A price that the shop itself changed has no amounts with it and is told at its line. */
const regionNotes = (messages: readonly Message[]): Message[] =>
  messages.filter(({ code, before, after }) => code === 'discount_no_longer_applies' || code === 'shipping_changed' || (code === 'price_changed' && Boolean(before ?? after)));

/** Tells one change from another: one that was dismissed stays away. */
const keyOf = (messages: readonly Message[]): string => {
  const notes = regionNotes(messages);
  return notes.length > 0 ? JSON.stringify(notes) : '';
};

/** The changes in sentences; the country's name goes before them. */
function changeWords({ lines, messages, region, giftCards = [] }: Changed, language: string, text: CartText): { title: string; changes: string[] } {
  const notes = regionNotes(messages);
  const prices = notes.filter(({ code }) => code === 'price_changed');
  const titleAt = (path = '') => lines.find(({ id }) => path === `lines.${id}`)?.title ?? '';
  const money = (amount: Message['after']) => (amount ? formatMoney(amount, language) : '');
  const from = (amount: Message['after']) => (amount?.amount === 0 ? text('free') : text('changedFrom', { amount: money(amount) }));
  const say = ({ code, path = '', before, after }: Message): string => {
    if (code === 'price_changed') return text('changedPrice', { title: titleAt(path), before: money(before), after: money(after) });
    if (code === 'discount_no_longer_applies') return text('changedCode', { code: path.slice('discountCodes.'.length) });
    if (code === 'shipping_changed') return text(!after ? 'changedShippingNone' : before ? 'changedShipping' : 'changedShippingNow', { before: from(before), after: from(after) });
    return text(code === 'not_in_region' ? 'changedNotSold' : 'changedNotSent', { title: titleAt(path) });
  };
  const told = prices.filter(({ before }) => before);
  const gone = messages.filter(({ code }) => code === 'not_in_region' || code === 'not_shipped_there');
  const foreign = giftCards.filter(({ reason }) => reason === 'other_currency');
  const rest = notes.filter(({ code }) => code !== 'price_changed');
  return {
    title: text('changesTitle', { country: displayName('region', region.country, language) }),
    changes: [
      ...(told.length > listed ? [text('changedPrices', { count: told.length })] : told.map(say)),
      ...[...gone, ...rest].map(say),
      // Its digits run from left to right in every script.
      ...foreign.map((card) => `${text('giftCard')} \u2066••••${card.last4}\u2069: ${giftCardNote(card, language, text)}`),
    ],
  };
}

/** Tells them until the shopper has seen it. Cart and checkout have one each. */
export class Changes {
  readonly #dismissed: () => void;
  /** Undefined before anything is known of the cart. */
  #key: string | undefined;
  #seen = '';

  /** @param dismissed Told when the panel was put away, with the button that had the focus. */
  constructor(dismissed: () => void) {
    this.#dismissed = dismissed;
  }

  /** What there is to say aloud of changes that came since this was asked last; those that were there at first are read with the rest. */
  news(changed: Changed, language: string, text: CartText): string {
    const key = keyOf(changed.messages);
    const isNews = this.#key !== undefined && key !== this.#key && key !== '';
    this.#key = key;
    if (!isNews) return '';
    const { title, changes } = changeWords(changed, language, text);
    return `${title}: ${changes.join(' ')}`;
  }

  readonly #dismiss = (): void => {
    this.#seen = this.#key ?? '';
    this.#dismissed();
  };

  render(changed: Changed, language: string, text: CartText): TemplateResult | typeof nothing {
    const key = keyOf(changed.messages);
    if (!key || key === this.#seen) return nothing;
    const { title, changes } = changeWords(changed, language, text);
    return html`<section class="changes" part="changes" aria-labelledby="changes">
      <h3 id="changes">${title}</h3>
      <button type="button" class="button plain" part="changes-dismiss" @click=${this.#dismiss}>${text('changesDismiss')}</button>
      <ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>
    </section>`;
  }
}
