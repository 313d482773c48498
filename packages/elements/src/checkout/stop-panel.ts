import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutStrings, CheckoutText } from './checkout.strings.ts';
import { stopStrings } from './stop.strings.ts';

export { stopStrings };

/** Why an order was not placed. */
export interface Stop {
  code: string;
  field?: string | undefined;
}

function stopText({ code, field }: Stop, text: CheckoutText, offline: boolean): string {
  if (field === 'expectedAmountDue') return text('amount_due_changed');
  if (code in stopStrings || code === 'country_not_served') return text(code as keyof CheckoutStrings);
  return text(offline ? 'offlineStopped' : 'failed');
}

/** What stopped the order, and the way on. Takes focus when it comes, and is read by that. */
export function stopPanel(stop: Stop, text: CheckoutText, offline: boolean, cartHref: string | undefined, retry: () => void): TemplateResult {
  return html`<div class="stop" part="stop" id="stop" tabindex="-1" role="group" aria-labelledby="stop-title">
    <h3 id="stop-title">${text('stopped')}</h3>
    <p>${stopText(stop, text, offline)}</p>
    ${stop.code === 'out_of_stock' && cartHref ? html`<a class="button" href=${cartHref}>${text('toCart')}</a>` : nothing}
    ${stop.code === 'payment_slot_missing' ? html`<button type="button" class="button" @click=${retry}>${text('retry')}</button>` : nothing}
  </div>`;
}
