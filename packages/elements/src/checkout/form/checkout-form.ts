import { html, nothing, type TemplateResult } from 'lit';
import { connectionErrorKey, isConnectionError } from '../../internal/errors/connection-errors.ts';
import type { CheckoutView } from '../checkout-view.ts';
import { errorSummary } from './error-summary.ts';
import { contactStep } from '../steps/contact.ts';
import { deliveryStep } from '../steps/delivery.ts';
import { paymentStep } from '../steps/payment.ts';
import { reviewStep } from '../steps/review.ts';
import { shippingStep } from '../steps/shipping.ts';
import type { PaymentError, paymentErrorPanel } from '../payment/payment-error-panel.ts';
import { orderSummary } from '../summary/summary.ts';

/** How far the shopper has come, beside what they entered. */
export interface CheckoutProgress {
  /** The server could not be reached. */
  offline: boolean;
  /** The pay button was pressed once: everything missing is named. */
  submitted: boolean;
  stop: PaymentError | null;
  stopPanel: typeof paymentErrorPanel | undefined;
  busy: boolean;
  /** What another country changed. */
  changes: TemplateResult | typeof nothing | undefined;
  cartHref: string | undefined;
  summaryShown: boolean;
  toggleSummary(): void;
  focus(id: string): void;
  submit(event: Event): void;
  retry(): void;
}

/** Form and summary. The node of the payment slot is never moved: a frame that moves loses what was typed. */
export function checkoutForm(view: CheckoutView, progress: CheckoutProgress): TemplateResult {
  const { text } = view;
  const { stop } = progress;
  return html`<div class="page">
    <h2 class="visually-hidden">${text('title')}</h2>
    ${orderSummary(view, progress.summaryShown, progress.toggleSummary)}
    <form class="form" part="form" novalidate @submit=${progress.submit}>
      ${
        progress.offline && !stop
          ? html`<p class="banner" part="offline" role="status">${text(connectionErrorKey())}</p>`
          : nothing
      }
      ${progress.submitted ? errorSummary(view, progress.focus) : nothing}
      ${contactStep(view)} ${deliveryStep(view)} ${progress.changes} ${shippingStep(view)} ${paymentStep(view)}
      <slot name="before-pay"></slot>
      ${stop && progress.stopPanel?.(stop, view, isConnectionError(stop.code), progress.cartHref, progress.retry)}
      ${reviewStep(view, progress.busy)}
    </form>
  </div>`;
}
