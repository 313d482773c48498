import { maxNoteLength } from '@smallshop/contract/rules';
import { html, type CSSResult, type TemplateResult } from 'lit';
import type { Cart } from '@smallshop/contract';
import type { ShopController } from '../../controllers/shop.ts';
import { CartSetNoteEvent } from '../../events/cart-line-events.ts';
import { fields } from '../../internal/forms/fields.styles.ts';
import { CodeEntry, codeEntryStyles, type CodeEntryOptions } from '../codes/code-entry.ts';
import type { CartElement } from '../cart.ts';

export { codeReasonStrings } from '../codes/code-reasons.strings.ts';

export const extrasStyles: CSSResult[] = [fields, codeEntryStyles];

/** Codes and gift cards in use, the form for another one, and the note. */
export class CartExtras {
  readonly #host: CartElement;
  readonly #options: CodeEntryOptions;
  readonly #codes: CodeEntry;

  constructor(host: CartElement, shops: ShopController, options: CodeEntryOptions) {
    this.#host = host;
    this.#options = options;
    this.#codes = new CodeEntry(host, shops, options);
  }

  readonly #setNote = (event: Event): void => {
    const note = (event.target as HTMLTextAreaElement).value;
    this.#host.dispatchEvent(new CartSetNoteEvent({ note }));
  };

  render(cart: Cart): TemplateResult {
    const { text } = this.#options.words();
    return html`
      ${this.#codes.render(cart)}
      <details class="extra" part="note" ?open=${Boolean(cart.note)}>
        <summary>${text('noteAdd')}</summary>
        <textarea class="control" rows="3" maxlength=${maxNoteLength} aria-label=${text('noteLabel')}
          .value=${cart.note} @change=${this.#setNote}></textarea>
      </details>
    `;
  }
}
