import type { Payment } from '@smallshop/contract';
import { define } from '../../internal/registration/define.ts';
import type { ConfirmedPayment, PaymentAdapter, PaymentContext, PreparedPayment } from '../payment-adapter.ts';
import { stripeFor } from './load-stripe.ts';
import { StripeForm } from './stripe-form.ts';
import { StripeSession } from './stripe-session.ts';
import { stripeStrings } from './stripe.strings.ts';

const unavailable = { ok: false, error: { code: 'payment_form_failed' } } as const;

/**
 * Stripe: Payment Element and Express Checkout Element, with a payment that the server begins when the
 * order is placed ("deferred"). Nothing is loaded from Stripe before its place on the page is on screen.
 */
export class StripeAdapter implements PaymentAdapter {
  readonly strings = stripeStrings;
  #context: PaymentContext | null = null;
  #form: StripeForm | null = null;
  #session: StripeSession | null = null;
  #starting: Promise<StripeSession | null> | null = null;
  #observer: IntersectionObserver | null = null;

  mount(node: HTMLElement, context: PaymentContext): void {
    define('smallshop-stripe-form', StripeForm);
    const form = document.createElement('smallshop-stripe-form') as StripeForm;
    this.#form = form;
    this.#context = context;
    form.retry = () => void this.#start();
    form.themed = () => this.#context && this.#session?.update(this.#context);
    this.update(context);
    node.append(form);
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#start();
    });
    this.#observer.observe(form);
  }

  update(context: PaymentContext): void {
    this.#context = context;
    if (this.#form) Object.assign(this.#form, { text: context.text, lang: context.language, dir: context.direction });
    this.#session?.update(context);
  }

  async prepare(): Promise<PreparedPayment> {
    const session = await this.#start();
    return session && this.#form?.stage === 'ready' ? session.prepare() : unavailable;
  }

  async confirm(action: NonNullable<Payment['action']>): Promise<ConfirmedPayment> {
    const session = await this.#start();
    const clientSecret = action.data?.['clientSecret'];
    return session && clientSecret ? session.confirm(clientSecret) : unavailable;
  }

  destroy(): void {
    this.#observer?.disconnect();
    this.#session?.destroy();
    this.#form?.remove();
    this.#context = this.#form = this.#session = this.#starting = null;
  }

  /**
   * Returns the frames after they loaded; null if they cannot load. Loads once at a time, and again after a failure.
   */
  #start(): Promise<StripeSession | null> {
    this.#observer?.disconnect();
    this.#starting ??= this.#load().then((session) => {
      if (!session) this.#starting = null;
      return session;
    });
    return this.#starting;
  }

  async #load(): Promise<StripeSession | null> {
    const form = this.#form;
    if (!form || !this.#context) return null;
    form.stage = 'waiting';
    const { publishableKey = '', account } = this.#context.method.config;
    try {
      const stripe = await stripeFor(publishableKey, account);
      await form.updateComplete;
      // Another way to pay was chosen meanwhile.
      if (this.#form !== form || !this.#context) return null;
      return await this.#open(stripe, form, this.#context);
    } catch {
      // A script that is blocked, or frames that do not load: the form says so and offers to try again.
      if (this.#form === form) this.#fail(form);
      return null;
    }
  }

  /** Resolves when the payment form can be typed into. */
  #open(
    stripe: Awaited<ReturnType<typeof stripeFor>>,
    form: StripeForm,
    context: PaymentContext,
  ): Promise<StripeSession> {
    const place = (slot: string) => Object.assign(document.createElement('div'), { slot });
    const express = place('express');
    const payment = place('payment');
    form.replaceChildren(express, payment);
    return new Promise((resolve, reject) => {
      const session = new StripeSession({
        stripe,
        context,
        express,
        payment,
        probe: form.probe,
        ready: () => {
          form.stage = 'ready';
          resolve(session);
        },
        failed: () => reject(new Error('Stripe’s payment form did not load')),
        wallets: (shown) => (form.wallets = shown),
      });
      this.#session = session;
    });
  }

  #fail(form: StripeForm): void {
    this.#session?.destroy();
    this.#session = null;
    form.wallets = false;
    form.stage = 'failed';
  }
}
