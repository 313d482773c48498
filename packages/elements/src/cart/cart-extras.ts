import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, DiscountCode } from '@smallshop/contract';
import type { CartText } from './cart.strings.ts';
import { chipRemove } from './chip-remove.ts';
import { codeReason, takenOff } from './code-reasons.ts';
import { giftCardList } from './gift-card-list.ts';
import { concernsCode, refusalText, type Refusal } from './refusals.ts';

export interface ExtrasContext {
  cart: Cart;
  language: string;
  refusal: Refusal | null;
  /** The code sent last from this form, whose refusal belongs to the field; empty where the field was, null before. */
  sentCode: string | null;
  text: CartText;
  applyCode(code: string): void;
  removeCode(code: string): void;
  removeGiftCard(id: string): void;
  setNote(note: string): void;
}

/** The cart's entry for a code, however the shopper capitalised it. */
export const findCode = (cart: Cart, wanted: string | null): DiscountCode | undefined =>
  cart.discountCodes.find(({ code }) => code.toUpperCase() === wanted?.toUpperCase());

function codeFault({ cart, refusal, sentCode, language, text }: ExtrasContext): string {
  if (sentCode === '') return text('codeMissing');
  if (refusal && concernsCode(refusal)) return refusalText(refusal, text);
  const sent = findCode(cart, sentCode);
  return sent ? codeReason(sent, language, text) : '';
}

/** Codes and gift cards in use, the form for another one, and the note. */
export function cartExtras(context: ExtrasContext): TemplateResult {
  const { cart, language, text } = context;
  const sent = findCode(cart, context.sentCode);
  const fault = codeFault(context);
  // A cart kept by an earlier version has none.
  const { promotions = [] }: Partial<Cart> = cart;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
    context.applyCode(field.value.trim());
  };
  return html`
    ${cart.discountCodes.length + promotions.length > 0
      ? html`<ul class="codes" part="codes">
          ${promotions.map((entry) => html`<li><span class="code automatic" part="promotion">${entry.title} <span class="quiet">${takenOff(entry, language)}</span></span></li>`)}
          ${cart.discountCodes.map((entry) => {
            const reason = codeReason(entry, language, text);
            return html`<li>
              <span class=${reason ? 'code idle' : 'code'} part="code">
                <bdi>${entry.code}</bdi> <span class="quiet">${takenOff(entry, language)}</span>
                ${chipRemove('code-remove', text('codeRemove', { code: entry.code }), () => context.removeCode(entry.code))}
              </span>
              ${reason && entry !== sent ? html`<span class="small quiet">${reason}</span>` : nothing}
            </li>`;
          })}
        </ul>`
      : nothing}
    ${giftCardList(cart.giftCards, language, text, context.removeGiftCard)}
    <details class="extra" part="discount" ?open=${Boolean(fault)}>
      <summary>${text('codeAdd')}</summary>
      <form novalidate @submit=${submit}>
        <input class="control" name="code" part="code-field" aria-label=${text('codeLabel')} maxlength="64" autocomplete="off" autocapitalize="characters"
          spellcheck="false" enterkeyhint="done" aria-invalid=${Boolean(fault)} aria-describedby="code-fault" />
        <button class="button" part="code-apply">${text('codeApply')}</button>
        <p id="code-fault" class="error">${fault}</p>
      </form>
    </details>
    <details class="extra" part="note" ?open=${Boolean(cart.note)}>
      <summary>${text('noteAdd')}</summary>
      <textarea class="control" rows="3" maxlength="500" aria-label=${text('noteLabel')} .value=${cart.note}
        @change=${(event: Event) => context.setNote((event.target as HTMLTextAreaElement).value)}></textarea>
    </details>
  `;
}
