import { maxNoteLength } from '@smallshop/contract/rules';
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney } from '../../internal/format/format.ts';
import type { CheckoutView } from '../checkout-view.ts';

/** The last look: note, the promise, and the button that says what it costs. */
export function reviewStep(
  { checkout, draft, method, text, language, edit, status }: CheckoutView,
  busy: boolean,
): TemplateResult {
  const amount = formatMoney(checkout.amountDue, language);
  const now = method?.kind === 'card' || method?.kind === 'wallet';
  const never = method?.kind === 'none';
  const [label, hint] = now
    ? (['pay', 'payHint'] as const)
    : never
      ? (['order', 'orderOnlyHint'] as const)
      : (['placeOrder', 'orderHint'] as const);
  return html`<section part="section review">
    <details class="note" part="note" ?open=${Boolean(draft.note)}>
      <summary>${text('note')} <span class="quiet optional">${text('optional')}</span></summary>
      <textarea class="control" rows="3" maxlength=${maxNoteLength} name="note" aria-label=${text('noteLabel')}
        .value=${draft.note}
        @input=${(event: Event) => edit({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
    </details>
    <button class="button primary pay" part="pay" aria-disabled=${busy} aria-busy=${busy}>
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>${text('paying')}` : text(label, { amount })}
    </button>
    <p class="quiet small pay-hint">
      ${text(hint)} ${status === 'saving' ? html`<span>${text('saving')}…</span>` : nothing}
    </p>
  </section>`;
}
