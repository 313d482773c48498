import { html, nothing, type TemplateResult } from 'lit';
import type { Checkout } from '@smallshop/contract';
import { amountChanges } from './amount-changes.ts';
import type { CheckoutView } from '../checkout-view.ts';
import type { CheckoutStrings, CheckoutText } from '../checkout.strings.ts';
import { stopStrings } from './stop.strings.ts';

export { stopStrings };

/** Why an order was not placed. */
export interface PaymentError {
  code: string;
  field?: string | undefined;
  /** The request that failed, such as `POST /v1/checkouts/{checkoutId}/complete`. */
  operation?: string | undefined;
  /** The checkout as it was when the shopper pressed the button. */
  shown?: Checkout | undefined;
}

/** The order was sent and no response came: it may have been placed. */
const isUnconfirmed = ({ operation }: PaymentError, offline: boolean): boolean =>
  offline && Boolean(operation?.endsWith('/complete'));

function stopText(stop: PaymentError, text: CheckoutText, offline: boolean): string {
  const { code, field } = stop;
  if (field === 'expectedAmountDue') return text('amount_due_changed');
  if (code in stopStrings || code === 'country_not_served') return text(code as keyof CheckoutStrings);
  return text(!offline ? 'failed' : isUnconfirmed(stop, offline) ? 'unconfirmedText' : 'unreachableStopped');
}

/** What stopped the order, and the way on. Takes focus when it comes, and is read by that. */
export function paymentErrorPanel(
  stop: PaymentError,
  view: CheckoutView,
  offline: boolean,
  cartHref: string | undefined,
  retry: () => void,
): TemplateResult {
  const { text } = view;
  return html`<div class="stop" part="stop" id="stop" tabindex="-1" role="group" aria-labelledby="stop-title">
    <h3 id="stop-title">${text(isUnconfirmed(stop, offline) ? 'unconfirmed' : 'stopped')}</h3>
    <p>${stopText(stop, text, offline)}</p>
    ${stop.code === 'price_changed' && stop.shown ? amountChanges(stop.shown, view) : nothing}
    ${
      ['out_of_stock', 'quantity_not_allowed'].includes(stop.code) && cartHref
        ? html`<a class="button" href=${cartHref}>${text('toCart')}</a>`
        : nothing
    }
    ${
      stop.code === 'payment_slot_missing'
        ? html`<button type="button" class="button" @click=${retry}>${text('retry')}</button>`
        : nothing
    }
  </div>`;
}
