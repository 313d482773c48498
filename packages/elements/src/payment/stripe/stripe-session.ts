import type { Stripe, StripePaymentElement } from '@stripe/stripe-js';
import type { ConfirmedPayment, PaymentContext, PreparedPayment } from '../payment-adapter.ts';
import { billingDetails } from './billing-details.ts';
import { ExpressCheckout } from './express-checkout/express-checkout.ts';
import { Frames } from './frames.ts';
import { looksOf } from './appearance/looks.ts';
import { stripeError } from './stripe-errors.ts';

export interface StripeSessionOptions {
  stripe: Stripe;
  context: PaymentContext;
  /** Where the payment form goes, and the wallets: in light DOM, connected. */
  payment: HTMLElement;
  express: HTMLElement;
  probe: Element;
  ready(): void;
  failed(): void;
  /** Whether any wallet can be offered. */
  wallets(shown: boolean): void;
}

/** How long the payment form waits to learn whether there are wallets. */
const walletTimeoutMs = 2000;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The payment form and the wallets of one checkout, once Stripe's script is there. */
export class StripeSession {
  readonly #stripe: Stripe;
  readonly #probe: Element;
  readonly #frames: Frames;
  readonly #payment: StripePaymentElement;
  readonly #express: ExpressCheckout;
  #context: PaymentContext;
  /** The entry was handed over in this page view, so a confirmation can use it. */
  #submitted = false;

  constructor({ stripe, context, payment, express, probe, ready, failed, wallets }: StripeSessionOptions) {
    this.#stripe = stripe;
    this.#context = context;
    this.#probe = probe;
    const looks = looksOf(context, probe);
    this.#frames = new Frames(stripe.elements({ mode: 'payment', ...looks }), looks);
    this.#payment = this.#frames.elements.create('payment', {
      layout: 'tabs',
      // The checkout has asked for these; what is never asked here is handed over on confirmation.
      fields: { billingDetails: { name: 'never', email: 'never', address: 'never' } },
      // Wallets have their own place above the form.
      wallets: { applePay: 'never', googlePay: 'never' },
    });
    let known = (): void => {};
    const walletsKnown = new Promise<void>((resolve) => (known = resolve));
    this.#payment.on('ready', () => {
      this.#frames.repeat();
      // Wallets that come late would push away what is being typed into.
      void Promise.race([walletsKnown, pause(walletTimeoutMs)]).then(ready);
    });
    this.#payment.on('loaderror', failed);
    this.#payment.mount(payment);
    // In a group of its own: a wallet's confirmation must not stumble over an empty card form.
    this.#express = new ExpressCheckout(
      new Frames(stripe.elements({ mode: 'payment', ...looks }), looks),
      () => this.#context,
      (shown) => {
        wallets(shown);
        known();
      },
    );
    this.#express.mount(express);
  }

  /** Total, language or tokens may have changed. What was typed stays. */
  update(context: PaymentContext): void {
    this.#context = context;
    const looks = looksOf(context, this.#probe);
    void this.#frames.update(looks);
    void this.#express.frames.update(looks);
  }

  /** Checks the entry; its frame names what is wrong with it. */
  async prepare(): Promise<PreparedPayment> {
    const { error } = await this.#active.elements.submit();
    this.#submitted = !error;
    if (!error) return { ok: true };
    if (error.type !== 'validation_error') return { ok: false, error: stripeError(error) };
    this.#payment.focus();
    return { ok: false, error: null };
  }

  async confirm(clientSecret: string): Promise<ConfirmedPayment> {
    if (!this.#submitted) return this.#takeUp(clientSecret);
    this.#submitted = false;
    const frames = this.#active;
    // The total may have changed with the last save: what the frame shows must be what is taken.
    await frames.settled();
    const { error } = await this.#stripe.confirmPayment({
      elements: frames.elements,
      clientSecret,
      redirect: 'if_required',
      confirmParams: {
        return_url: this.#context.returnUrl,
        // A wallet brings its own.
        ...(!this.#express.confirming && {
          payment_method_data: { billing_details: billingDetails(this.#context.gateway.$draft.get()) },
        }),
      },
    });
    return error ? { ok: false, error: stripeError(error) } : { ok: true };
  }

  get #active(): Frames {
    return this.#express.confirming ? this.#express.frames : this.#frames;
  }

  /** After a reload or a return: the entry is gone, but the payment may be further along. */
  async #takeUp(clientSecret: string): Promise<ConfirmedPayment> {
    const { paymentIntent, error } = await this.#stripe.retrievePaymentIntent(clientSecret);
    if (error) return { ok: false, error: stripeError(error) };
    const { status, next_action: next, last_payment_error: last } = paymentIntent;
    if (status === 'requires_payment_method' || status === 'canceled')
      return { ok: false, error: last ? stripeError(last) : { code: 'payment_refused' } };
    // Who came back from the bank's page by themselves is not sent there again.
    if (next?.redirect_to_url) return { ok: false, error: { code: 'payment_refused' } };
    if (status !== 'requires_action') return { ok: true };
    const done = await this.#stripe.handleNextAction({ clientSecret });
    return done.error ? { ok: false, error: stripeError(done.error) } : { ok: true };
  }

  destroy(): void {
    this.#payment.destroy();
    this.#express.destroy();
  }
}
