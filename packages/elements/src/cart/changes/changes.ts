import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, Message } from '@smallshop/contract';
import { displayName } from '../../internal/format/format-names.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartText } from '../cart.strings.ts';
import { giftCardNote } from '../gift-cards/gift-cards.ts';

export { changesStrings } from './changes.strings.ts';

/** The fields of a cart or a checkout that show a change of region. */
type Changed = Pick<Cart, 'lines' | 'messages' | 'region'> & Partial<Pick<Cart, 'giftCards'>>;

/** If more prices than this changed, only their number is shown. */
const maxListedPrices = 4;

/**
 * What a change of country changed; empty if it changed nothing. A price that the shop itself changed has no amounts;
 * its line says so.
 */
const regionNotes = (messages: readonly Message[]): Message[] =>
  messages.filter(
    ({ code, before, after }) =>
      code === 'discount_no_longer_applies' ||
      code === 'shipping_changed' ||
      (code === 'price_changed' && Boolean(before ?? after)),
  );

/** Identifies a set of changes, so that a dismissed one stays hidden. Empty if there is none. */
const keyOf = (messages: readonly Message[]): string => {
  const notes = regionNotes(messages);
  return notes.length > 0 ? JSON.stringify(notes) : '';
};

/** The changes in sentences; the country's name goes before them. */
function changeWords(
  { lines, messages, region, giftCards = [] }: Changed,
  language: string,
  text: CartText,
): { title: string; changes: string[] } {
  const notes = regionNotes(messages);
  const prices = notes.filter(({ code }) => code === 'price_changed');
  const titleAt = (path = '') => lines.find(({ id }) => path === `lines.${id}`)?.title ?? '';
  const money = (amount: Message['after']) => (amount ? formatMoney(amount, language) : '');
  const from = (amount: Message['after']) =>
    amount?.amount === 0 ? text('free') : text('changedFrom', { amount: money(amount) });
  const say = ({ code, path = '', before, after }: Message): string => {
    if (code === 'price_changed')
      return text('changedPrice', { title: titleAt(path), before: money(before), after: money(after) });
    if (code === 'discount_no_longer_applies')
      return text('changedCode', { code: path.slice('discountCodes.'.length) });
    if (code === 'shipping_changed')
      return text(!after ? 'changedShippingNone' : before ? 'changedShipping' : 'changedShippingNow', {
        before: from(before),
        after: from(after),
      });
    return text(code === 'not_in_region' ? 'changedNotSold' : 'changedNotSent', { title: titleAt(path) });
  };
  const changedPrices = prices.filter(({ before }) => before);
  const gone = messages.filter(({ code }) => code === 'not_in_region' || code === 'not_shipped_there');
  const foreign = giftCards.filter(({ reason }) => reason === 'other_currency');
  const rest = notes.filter(({ code }) => code !== 'price_changed');
  return {
    title: text('changesTitle', { country: displayName('region', region.country, language) }),
    changes: [
      ...(changedPrices.length > maxListedPrices
        ? [text('changedPrices', { count: changedPrices.length })]
        : changedPrices.map(say)),
      ...[...gone, ...rest].map(say),
      // Its digits run from left to right in every script.
      ...foreign.map(
        (card) => `${text('giftCard')} \u2066••••${card.last4}\u2069: ${giftCardNote(card, language, text)}`,
      ),
    ],
  };
}

/** Shows the changes until the shopper dismisses them. Cart and checkout have one instance each. */
export class Changes {
  readonly #dismissed: () => void;
  /** Undefined before anything is known of the cart. */
  #key: string | undefined;
  #seen = '';

  /** @param dismissed Called after the panel was closed, and with it the button that had the focus. */
  constructor(dismissed: () => void) {
    this.#dismissed = dismissed;
  }

  /**
   * Announcement of changes since the last call. Changes of the first call are not announced: they are read with the
   * rest.
   */
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
      <button type="button" class="button plain" part="changes-dismiss"
        @click=${this.#dismiss}>${text('changesDismiss')}</button>
      <ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>
    </section>`;
  }
}
