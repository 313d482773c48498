import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '@smallshop/contract';
import type { CheckoutView } from '../checkout-view.ts';
import type { CheckoutStrings } from '../checkout.strings.ts';
import { radioCard } from '../form/radio-card.ts';

const titles: Partial<Record<PaymentMethod['kind'], keyof CheckoutStrings>> = {
  card: 'paymentCard',
  bank_transfer: 'paymentBankTransfer',
  cash_on_delivery: 'paymentCashOnDelivery',
  wallet: 'paymentWallet',
};

/** A provider's form may offer more than cards. Where nothing is left to pay, there is nothing to choose. */
const titleOf = ({ kind, adapter }: PaymentMethod): keyof CheckoutStrings | undefined =>
  adapter === 'stripe' ? 'paymentOnline' : titles[kind];

/** Payment methods. The slot never moves, whatever is chosen: a frame that is moved loses what was typed. */
export function paymentStep({ checkout, method, text, edit, paymentSlot }: CheckoutView): TemplateResult {
  return html`<section part="section payment" aria-labelledby="payment">
    <h3 id="payment">${text('payment')}</h3>
    ${
      !method && (checkout.deliveryAddress ?? checkout.billingAddress)
        ? html`<p class="waiting" part="waiting">${text('paymentNothing')}</p>`
        : nothing
    }
    ${
      !method || method.kind === 'none'
        ? nothing
        : html`<div class="cards" role="radiogroup" aria-labelledby="payment">
      ${checkout.paymentMethods.map((each) =>
        radioCard({
          name: 'payment',
          value: each.id,
          checked: each.id === method?.id,
          title: text(titleOf(each) ?? 'payment'),
          choose: () => edit({ paymentMethodId: each.id }),
        }),
      )}
    </div>`
    }
    <div class="payment-form" part="payment-form">${paymentSlot && html`<slot name=${paymentSlot}></slot>`}</div>
    ${method?.kind === 'card' ? html`<p class="quiet small">${text('paymentSecure')}</p>` : ''}
  </section>`;
}
