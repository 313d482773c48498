import { maxCodeLength } from '@smallshop/contract/rules';
import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, DiscountCode } from '@smallshop/contract';
import type { CartText } from '../cart.strings.ts';
import { chipRemove } from './chip-remove.ts';
import type { CodeSource } from './code-entry.ts';
import { codeReason, takenOff } from './code-reasons.ts';
import { giftCardList } from '../gift-cards/gift-card-list.ts';

/** However the shopper capitalised it. */
export const sameCode = (one: string, other: string | null): boolean => one.toUpperCase() === other?.toUpperCase();

export const findCode = (
  { discountCodes }: Pick<Cart, 'discountCodes'>,
  wanted: string | null,
): DiscountCode | undefined => discountCodes.find(({ code }) => sameCode(code, wanted));

export interface CodeCalls {
  removeCode(code: string): void;
  removeGiftCard(id: string): void;
}

/** Promotions, codes and gift cards in use. */
export function codeLists(source: CodeSource, language: string, text: CartText, calls: CodeCalls): TemplateResult {
  // A cart kept by an earlier version has none.
  const { promotions = [] }: Partial<CodeSource> = source;
  return html`${
    source.discountCodes.length + promotions.length > 0
      ? html`<ul class="codes" part="codes">
        ${promotions.map(
          (entry) => html`<li><span class="code automatic" part="promotion">
        ${entry.title} <span class="quiet">${takenOff(entry, language)}</span>
      </span></li>`,
        )}
        ${source.discountCodes.map((entry) => {
          const reason = codeReason(entry, language, text);
          return html`<li>
            <span class=${reason ? 'code idle' : 'code'} part="code">
              <bdi>${entry.code}</bdi> <span class="quiet">${takenOff(entry, language)}</span>
              ${chipRemove('code-remove', text('codeRemove', { code: entry.code }), () => calls.removeCode(entry.code))}
            </span>
            ${reason ? html`<span class="small quiet">${reason}</span>` : nothing}
          </li>`;
        })}
      </ul>`
      : nothing
  }
  ${giftCardList(source.giftCards, language, text, calls.removeGiftCard)}`;
}

/**
 * The form for another code, folded until the shopper opens it. What it says of a code never folds it: the focus is
 * in it.
 */
export function codeForm(error: string, text: CartText, apply: (code: string) => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
    field.focus();
    apply(field.value.trim());
  };
  return html`<details class="extra" part="discount">
    <summary>${text('codeAdd')}</summary>
    <form novalidate @submit=${submit}>
      <input class="control" name="code" part="code-field" aria-label=${text('codeLabel')} maxlength=${maxCodeLength}
        autocomplete="off" autocapitalize="characters"
        spellcheck="false" enterkeyhint="done" aria-invalid=${Boolean(error)} aria-describedby="code-error" />
      <button class="button" part="code-apply">${text('codeApply')}</button>
      <p id="code-error" class="error">${error}</p>
    </form>
  </details>`;
}
