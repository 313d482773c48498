import { html, LitElement, type TemplateResult } from 'lit';
import type { PaymentIntent } from '@stripe/stripe-js';
import type { FakePaymentElement } from '../../../../../test/stripe/payment-element.ts';
import '../../../../../test/stripe/fake-stripe.ts';
import { shopTokens } from '../../internal/tokens/shop-tokens.styles.ts';
import { tokens } from '../../internal/tokens/tokens.styles.ts';
import { until } from '../../test-support/page.ts';
import { gatewayOf, wordsOf } from '../payment.fixture.ts';
import type { PaymentContext } from '../payment-adapter.ts';
import { PaymentMountController } from '../payment-mount-controller.ts';
import { StripeAdapter } from './stripe-adapter.ts';
import type { StripeForm } from './stripe-form.ts';
import { stripeStrings } from './stripe.strings.ts';

export { until };

/** What a checkout does with an adapter, in an element of its own. */
class StripeHost extends LitElement {
  static override styles = [tokens, shopTokens];
  readonly log: string[] = [];
  readonly adapter = new StripeAdapter();
  context = contextOf();
  readonly mount = new PaymentMountController(this, {
    mounted: (node) => this.adapter.mount(node, this.context),
    unmounted: () => this.adapter.destroy(),
    failed: (code) => this.log.push(code),
  });

  protected override render(): TemplateResult {
    return html`<slot name=${this.mount.slotName}></slot>`;
  }
}
customElements.define('test-stripe-host', StripeHost);

export const clientSecret = 'pi_1_secret_x';
export const action = { type: 'stripe_confirm', paymentId: 'pay_1', data: { clientSecret } };

export function contextOf(change: Partial<PaymentContext> = {}): PaymentContext {
  return {
    method: { id: 'stripe', kind: 'card', adapter: 'stripe', config: { publishableKey: 'pk_test_fake' } },
    gateway: gatewayOf(),
    language: 'en',
    direction: 'ltr',
    total: { amount: 4200, currency: 'EUR' },
    amount: '€42.00',
    countries: ['DE', 'US'],
    returnUrl: location.href,
    text: wordsOf({ ...stripeStrings, retry: 'Try again' }),
    ask: () => true,
    submit: async () => true,
    ...change,
  };
}

export const group = () => window.fakeStripe.groups.at(-2)!;
export const express = () => window.fakeStripe.groups.at(-1)!;
export const form = () => document.querySelector('smallshop-stripe-form') as StripeForm;
export const payment = (): FakePaymentElement => group().payment!;
export const ready = () => until(() => form()?.stage === 'ready', 'the payment form');

/** The payment form below so many shadow roots besides the host's own, with its hosts from inside out. */
export async function open(levels = 0, change: Partial<PaymentContext> = {}) {
  const host = new StripeHost();
  host.context = contextOf(change);
  const chain: HTMLElement[] = [host];
  for (let i = 0; i < levels; i++) {
    const outer = document.createElement('div');
    outer.attachShadow({ mode: i % 2 ? 'closed' : 'open' }).append(chain.at(-1)!);
    chain.push(outer);
  }
  document.body.append(chain.at(-1)!);
  await ready();
  const update = (next: Partial<PaymentContext>) => {
    host.context = { ...host.context, ...next };
    host.adapter.update(host.context);
  };
  return { host, chain, adapter: host.adapter, update };
}

export function type(number: string): void {
  payment().field('number')!.value = number;
  payment().field('expiry')!.value = '12 / 34';
  payment().field('cvc')!.value = '123';
}

/** Stripe's API as far as a page sees it. Returns what was asked of it. */
export function answerAs(intent: (confirmed: boolean) => Partial<PaymentIntent> | { error: object } | 'lost') {
  const original = window.fetch;
  const asked: URLSearchParams[] = [];
  let confirmed = false;
  window.fetch = async (input, init) => {
    const url = new URL(String(input));
    if (url.origin !== 'https://api.stripe.com') return original(input, init);
    if (url.pathname.endsWith('/confirm')) {
      confirmed = true;
      asked.push(init!.body as URLSearchParams);
    }
    const answer = intent(confirmed);
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    return Response.json({
      id: 'pi_1',
      amount: group().options.amount,
      currency: group().options.currency,
      next_action: null,
      last_payment_error: null,
      ...answer,
    });
  };
  return { asked, restore: () => (window.fetch = original) };
}
