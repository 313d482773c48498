import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { OnlineController } from '../../controllers/online.ts';
import type { PaymentText } from '../payment-adapter.ts';
import { stripeFormStyles } from './stripe-form.styles.ts';

/**
 * The element around Stripe's frames: it reserves their space, says when they could not be loaded, and
 * reads the tokens for them. The frames lie in light DOM, as its children, and show through its slots.
 *
 * @tag smallshop-stripe-form
 * @slot express - The wallets' buttons.
 * @slot payment - The payment form.
 */
export class StripeForm extends LitElement {
  static override styles = stripeFormStyles;
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    stage: { attribute: false },
    wallets: { attribute: false },
  };

  /** Words by key, from the checkout. */
  declare text: PaymentText;
  declare stage: 'waiting' | 'ready' | 'failed';
  /** Whether any wallet can be offered here; nothing is drawn of them otherwise. */
  declare wallets: boolean;
  /** The shopper wants it tried once more. */
  retry: () => void = () => {};
  /** A token's value changed. */
  themed: () => void = () => {};

  constructor() {
    super();
    this.text = () => '';
    this.stage = 'waiting';
    this.wallets = false;
    new OnlineController(this, () => this.stage === 'failed' && this.retry());
  }

  /** An element that carries the tokens, for `appearanceOf`. */
  get probe(): Element {
    return this.renderRoot.querySelector('.probe')!;
  }

  protected override render(): TemplateResult {
    const { stage, text } = this;
    return html`<span class="probe" aria-hidden="true"></span>
      <span class="probe watch" aria-hidden="true" @transitionend=${() => this.themed()}></span>
      <div class="stack ${stage} ${this.wallets ? '' : 'no-wallets'}" aria-busy=${stage === 'waiting'}>
        <div class="frames" ?hidden=${stage === 'failed'}>
          <div class="express" role="group" aria-label=${text('paymentExpress')}><slot name="express"></slot></div>
          <p class="or" aria-hidden="true">${text('paymentOr')}</p>
          <slot name="payment"></slot>
        </div>
        ${
          stage === 'waiting'
            ? html`<div class="holder" role="status">
          <span class="visually-hidden">${text('paymentLoading')}</span>
          <span class="skeleton line"></span><span class="skeleton field"></span><span class="skeleton field"></span>
        </div>`
            : nothing
        }
        ${
          stage === 'failed'
            ? html`<div class="failed" role="alert">
          <p>${text('payment_form_failed')}</p>
          <button type="button" class="button" @click=${() => this.retry()}>${text('retry')}</button>
        </div>`
            : nothing
        }
      </div>`;
  }
}
