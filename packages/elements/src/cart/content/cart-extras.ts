import { maxNoteLength } from '@smallshop/contract/rules';
import { html, type TemplateResult } from 'lit';
import type { Cart } from '@smallshop/contract';
import type { CartText } from '../cart.strings.ts';
import type { CodeEntry } from '../codes/code-entry.ts';

export interface ExtrasContext {
  cart: Cart;
  codes: CodeEntry;
  text: CartText;
  setNote(note: string): void;
}

/** Codes and gift cards in use, the form for another one, and the note. */
export function cartExtras({ cart, codes, text, setNote }: ExtrasContext): TemplateResult {
  return html`
    ${codes.render(cart)}
    <details class="extra" part="note" ?open=${Boolean(cart.note)}>
      <summary>${text('noteAdd')}</summary>
      <textarea class="control" rows="3" maxlength=${maxNoteLength} aria-label=${text('noteLabel')} .value=${cart.note}
        @change=${(event: Event) => setNote((event.target as HTMLTextAreaElement).value)}></textarea>
    </details>
  `;
}
