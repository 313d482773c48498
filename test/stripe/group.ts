import type {
  Appearance,
  StripeElementLocale,
  StripeElementsOptionsMode,
  StripeElementsUpdateOptions,
  StripeError,
} from '@stripe/stripe-js';
import { IntegrationError } from './emitter.ts';
import { FakeExpressElement } from './express-element.ts';
import { FakePaymentElement } from './payment-element.ts';

export interface GroupOptions {
  amount: number;
  currency: string;
  locale: StripeElementLocale;
  appearance: Appearance;
}

/** What Stripe.js makes of `stripe.elements({ mode: 'payment', … })`: frames that share an amount. */
export class FakeGroup {
  readonly options: GroupOptions;
  /** Every update that was asked for, for tests to look at. */
  readonly updates: StripeElementsUpdateOptions[] = [];
  payment: FakePaymentElement | null = null;
  express: FakeExpressElement | null = null;
  submitted = false;

  constructor(options: StripeElementsOptionsMode) {
    if (options.mode !== 'payment') throw new IntegrationError('This script knows mode payment only.');
    const { amount, currency, locale = 'auto', appearance = {} } = options;
    this.options = { amount, currency, locale, appearance };
    check(this.options);
  }

  create(type: 'payment' | 'expressCheckout', options: object): FakePaymentElement | FakeExpressElement {
    if (type === 'payment') return (this.payment = new FakePaymentElement(this.options, options));
    return (this.express = new FakeExpressElement(this.options, options));
  }

  async update(change: StripeElementsUpdateOptions): Promise<void> {
    this.updates.push(change);
    const { amount, currency, locale, appearance } = change;
    check(change);
    Object.assign(this.options, { ...(amount !== undefined && { amount }), ...(currency && { currency }) });
    // Looks that change before the form is ready are lost: https://github.com/stripe/react-stripe-js/issues/589
    if (this.payment && !this.payment.ready) return;
    Object.assign(this.options, { ...(locale && { locale }), ...(appearance && { appearance }) });
    this.payment?.show();
  }

  async submit(): Promise<{ error?: StripeError; selectedPaymentMethod?: string }> {
    if (this.express?.confirming) {
      this.submitted = true;
      return { selectedPaymentMethod: 'google_pay' };
    }
    if (!this.payment)
      throw new IntegrationError('elements should have a mounted Payment Element or Express Checkout Element.');
    const error = this.payment.validate();
    this.submitted = !error;
    return error ? { error } : { selectedPaymentMethod: this.payment.type };
  }
}

/** Only what Stripe's frames are documented to read. */
function check({ amount, currency, appearance }: StripeElementsUpdateOptions): void {
  if (amount !== undefined && !(Number.isInteger(amount) && amount > 0))
    throw new IntegrationError(`Invalid amount: ${amount}`);
  if (currency !== undefined && !/^[a-z]{3}$/.test(currency))
    throw new IntegrationError(`Invalid currency: ${currency}`);
  for (const [name, value] of Object.entries(appearance?.variables ?? {})) {
    if (/color/i.test(name) && !/^(rgba?\([\d\s.,%]+\)|#[\da-f]{3,8})$/i.test(value ?? ''))
      throw new IntegrationError(`Invalid colour for ${name}: ${value}`);
    if (/var\(|light-dark|calc\(/.test(value ?? '')) throw new IntegrationError(`Invalid value for ${name}: ${value}`);
  }
}
