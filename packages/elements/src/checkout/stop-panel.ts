import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutStrings, CheckoutText } from './checkout.strings.ts';
import { unreached } from './unreached.ts';

/** Why an order was not placed. */
export interface Stop {
  code: string;
}

const own: ReadonlySet<string> = new Set<keyof CheckoutStrings>([
  'out_of_stock', 'price_changed', 'payment_declined', 'payment_failed', 'payment_refused', 'payment_token_invalid', 'payment_method_unavailable',
  'checkout_incomplete', 'checkout_closed', 'country_not_served', 'fulfillment_option_unavailable', 'payment_slot_missing', 'payment_adapter_missing',
]);

export function stopText({ code }: Stop, text: CheckoutText): string {
  if (own.has(code)) return text(code as keyof CheckoutStrings);
  return text(unreached.has(code) ? 'offlineStopped' : 'failed');
}

/** What stopped the order, and the way on. Takes focus when it comes, and is read by that. */
export function stopPanel(stop: Stop | null, text: CheckoutText, cartHref: string | undefined, retry: (() => void) | null): TemplateResult | typeof nothing {
  if (!stop) return nothing;
  return html`<div class="stop" part="stop" id="stop" tabindex="-1" role="group" aria-labelledby="stop-title">
    <h3 id="stop-title">${text('stopped')}</h3>
    <p>${stopText(stop, text)}</p>
    ${stop.code === 'out_of_stock' && cartHref ? html`<a class="button" href=${cartHref}>${text('toCart')}</a>` : nothing}
    ${stop.code === 'payment_slot_missing' && retry ? html`<button type="button" class="button" @click=${retry}>${text('retry')}</button>` : nothing}
  </div>`;
}
