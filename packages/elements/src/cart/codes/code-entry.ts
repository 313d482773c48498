import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Cart, DiscountCode, GiftCardUse } from '@smallshop/contract';
import { StoreController } from '../../controllers/store.ts';
import type { ShopController } from '../../controllers/shop.ts';
import { CartApplyCodeEvent, CartRemoveCodeEvent, CartRemoveGiftCardEvent } from '../../events/cart-line-events.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartStrings, CartText } from '../cart.strings.ts';
import { codeForm, codeLists, findCode, sameCode } from './code-form.ts';
import { codeReason } from './code-reasons.ts';
import { endsAs } from '../gift-cards/gift-card-list.ts';
import { giftCardNote } from '../gift-cards/gift-cards.ts';
import { concernsCode, refusalText, type Refusal } from '../lines/refusals.ts';

export { codeEntryStyles } from './code-entry.styles.ts';
export { codeEntryStrings } from './code-entry.strings.ts';

/** Where the codes in use are read: the cart, or a checkout. */
export type CodeSource = Pick<Cart, 'discountCodes' | 'giftCards' | 'promotions' | 'amountDue'>;

export interface CodeEntryOptions {
  source(): CodeSource | null | undefined;
  words(): { language: string; text: CartText };
  /** Speaks to screen readers. */
  say(text: string): void;
}

/**
 * Discount codes and gift cards: shows those in use, sends another one, and says what became of it. A code that is
 * refused
 * when it is entered does not stay in the cart. One that waits for a larger cart does.
 */
export class CodeEntry implements ReactiveController {
  readonly #host: LitElement;
  readonly #shops: ShopController;
  readonly #options: CodeEntryOptions;
  readonly #status;
  readonly #cartError;
  /** The code sent last from this form; null once it has been answered. */
  #sent: string | null = null;
  #refused: string | null = null;
  #error = '';
  #lastRefusal: Refusal | null = null;

  constructor(host: LitElement, shops: ShopController, options: CodeEntryOptions) {
    this.#host = host;
    this.#shops = shops;
    this.#options = options;
    this.#status = new StoreController(host, shops, (shop) => shop.cart.$status);
    this.#cartError = new StoreController(host, shops, (shop) => shop.cart.$error);
    host.addController(this);
  }

  /** A refusal by the server, such as too many codes, belongs to the field. */
  hostUpdate(): void {
    const refusal = (this.#cartError.value ?? null) as Refusal | null;
    if (refusal === this.#lastRefusal) return;
    this.#lastRefusal = refusal;
    if (refusal && this.#sent && concernsCode(refusal)) this.#refuse(refusalText(refusal, this.#text));
  }

  hostUpdated(): void {
    const source = this.#options.source();
    const code = this.#sent;
    if (!source || !code) return;
    // Only the server's answer has a reason, or says that a code applies. A gift card's code is in no answer.
    const entry = findCode(source, code);
    const card =
      entry || this.#status.value !== 'idle' ? undefined : source.giftCards.find((each) => endsAs(code, each));
    if (card) this.#accept(this.#cardText(source, card));
    else if (entry?.applied) this.#accept(this.#text('codeApplied', { code: entry.code }));
    else if (entry?.reason === 'minimum_not_met') this.#accept(this.#reason(entry));
    else if (entry?.reason) this.#refuseCode(entry);
  }

  readonly #text: CartText = (key, values) => this.#options.words().text(key as keyof CartStrings, values);

  readonly #reason = (entry: DiscountCode): string => codeReason(entry, this.#options.words().language, this.#text);

  #refuseCode(entry: DiscountCode): void {
    this.#refuse(this.#reason(entry));
    this.#refused = entry.code;
    this.#shops.shop?.cart.removeCode(entry.code);
  }

  #refuse(error: string): void {
    this.#sent = null;
    this.#error = error;
    this.#say(error);
  }

  #accept(words: string): void {
    this.#sent = null;
    this.#host.renderRoot.querySelector<HTMLFormElement>('.extra form')?.reset();
    this.#say(words);
  }

  #cardText({ amountDue }: CodeSource, card: GiftCardUse): string {
    const { language } = this.#options.words();
    if (card.reason) return giftCardNote(card, language, this.#text);
    return this.#text('giftCardAdded', { last4: card.last4, amount: formatMoney(amountDue, language) });
  }

  readonly #apply = (code: string): void => {
    this.#refused = null;
    this.#sent = code || null;
    this.#error = code ? '' : this.#text('codeMissing');
    this.#say(this.#error);
    if (code) this.#host.dispatchEvent(new CartApplyCodeEvent({ code }));
  };

  readonly #removeCode = (code: string): void =>
    void this.#dropped(this.#host.dispatchEvent(new CartRemoveCodeEvent({ code })));

  readonly #removeGiftCard = (id: string): void => {
    const { last4 = '' } = this.#options.source()?.giftCards.find((card) => card.id === id) ?? {};
    if (this.#dropped(this.#host.dispatchEvent(new CartRemoveGiftCardEvent({ id }))))
      this.#say(this.#text('giftCardRemoved', { last4 }));
  };

  /** The button goes with what it dropped: the focus stays near. */
  #dropped(done: boolean): boolean {
    if (done) this.#host.renderRoot.querySelector<HTMLElement>('[part=discount] summary')?.focus();
    return done;
  }

  #say(words: string): void {
    this.#options.say(words);
    this.#host.requestUpdate();
  }

  render(source: CodeSource): TemplateResult[] {
    const { language, text } = this.#options.words();
    const discountCodes = source.discountCodes.filter(({ code, applied }) => applied || !sameCode(code, this.#refused));
    return [
      codeLists({ ...source, discountCodes }, language, text, {
        removeCode: this.#removeCode,
        removeGiftCard: this.#removeGiftCard,
      }),
      codeForm(this.#error, text, this.#apply),
    ];
  }
}
