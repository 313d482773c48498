import { adoptStyles, html, type LitElement, type nothing, type TemplateResult } from 'lit';
import type { Checkout } from '@smallshop/contract';
import type { CartStrings, CartText } from '../../cart/cart.strings.ts';
import { changesStyles } from '../../cart/changes/changes.styles.ts';
import { Changes, changesStrings } from '../../cart/changes/changes.ts';
import { CodeEntry, codeEntryStrings, codeEntryStyles, type CodeEntryOptions } from '../../cart/codes/code-entry.ts';
import { giftCardRows, giftCardStrings } from '../../cart/gift-cards/gift-cards.ts';
import { codeReasonStrings } from '../../cart/codes/code-reasons.strings.ts';
import type { ShopController } from '../../controllers/shop.ts';
import type { Messages } from '../../internal/language/messages.ts';
import { returnUrl } from '../../payment/return-url.ts';
import { CheckoutFlow } from './checkout-flow.ts';
import { PaymentController } from './payment-controller.ts';
import { paymentErrorPanel, stopStrings } from './payment-error-panel.ts';

/**
 * All of the checkout that has to do with money, and with what another country changes about it. It is fetched beside
 * the checkout's data, so that the
 * form can be typed into before, and with the words for when the network is gone later.
 */
export class PaymentSection {
  readonly payment: PaymentController;
  readonly flow: CheckoutFlow;
  readonly stopPanel = paymentErrorPanel;
  readonly codes: CodeEntry;
  readonly giftCardRows = giftCardRows;
  readonly returnUrl = returnUrl;
  readonly #changes: Changes;
  #spoken = '';

  /**
   * @param learn Given the English of the words that come with it.
   * @param learnTotals The same, for words of the totals.
   * @param stopped Called after an attempt failed.
   */
  constructor(
    host: LitElement,
    shops: ShopController,
    codes: Pick<CodeEntryOptions, 'source' | 'words'>,
    learn: (english: Messages) => void,
    learnTotals: (english: Partial<CartStrings>) => void,
    stopped: () => void,
  ) {
    learn(stopStrings);
    learnTotals({ ...changesStrings, ...codeEntryStrings, ...codeReasonStrings, ...giftCardStrings });
    adoptStyles(host.renderRoot as ShadowRoot, [
      ...(host.constructor as typeof LitElement).elementStyles,
      changesStyles,
      codeEntryStyles,
    ]);
    this.payment = new PaymentController(host, (code) => this.flow.paymentFailed(code), learn);
    this.flow = new CheckoutFlow(host, this.payment, stopped);
    this.codes = new CodeEntry(host, shops, { ...codes, say: (words) => (this.#spoken = words) });
    this.#changes = new Changes(() => {
      host.requestUpdate();
      // The button is gone: the focus goes to what brought it.
      host.renderRoot.querySelector<HTMLElement>('[name$=".country"]')?.focus();
    });
  }

  /** What another country changed, below the address that did it. */
  changes(checkout: Checkout, language: string, text: CartText): TemplateResult | typeof nothing {
    this.#spoken = this.#changes.news(checkout, language, text) || this.#spoken;
    return html`<p class="visually-hidden" role="status">${this.#spoken}</p>
      ${this.#changes.render(checkout, language, text)}`;
  }
}
