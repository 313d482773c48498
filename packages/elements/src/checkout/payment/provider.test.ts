import { expect } from '@esm-bundle/chai';
import { checkoutOf } from '@smallshop/state/checkout';
import type { PaymentAdapter, PaymentContext } from '../../payment/payment-adapter.ts';
import { registerPaymentAdapter } from '../../payment/payment-adapters.ts';
import { leave, openPage, until } from '../../test-support/page.ts';
import { openCheckout } from '../checkout.fixture.ts';
import { CheckoutHarness } from '../checkout.harness.ts';

/** A payment provider of the page: pays with a test card that asks the bank, with the outcome that the test sets. */
class Provider implements PaymentAdapter {
  static confirm: (
    context: PaymentContext,
    paymentId: string,
  ) => Promise<Awaited<ReturnType<PaymentAdapter['confirm']>>>;
  static asked: string[] = [];
  readonly strings = { providerHint: 'Pay as you like' };
  context!: PaymentContext;

  mount(node: HTMLElement, context: PaymentContext): void {
    this.context = context;
    node.dataset['provider'] = context.text('providerHint');
  }
  update(context: PaymentContext): void {
    this.context = context;
  }
  async prepare() {
    const result = await this.context.gateway.createTestToken({
      number: '4000002500003155',
      expiryMonth: 12,
      expiryYear: 2034,
      cvc: '123',
    });
    return result.ok ? { ok: true as const, token: result.data.token } : result;
  }
  confirm({ paymentId }: { paymentId: string }) {
    Provider.asked.push(paymentId);
    return Provider.confirm(this.context, paymentId);
  }
  destroy(): void {}
}
registerPaymentAdapter('test_card', () => new Provider());

async function createTestContext() {
  const page = await openCheckout();
  await until(
    () => page.checkout.form && page.checkout.addressFields.length > 2 && document.querySelector('[data-provider]'),
    'the form',
  );
  page.checkout.fill();
  await page.saved();
  return page;
}
const thanked = ({ root }: CheckoutHarness) => root.querySelector('smallshop-order');

describe('a provider of the page’s own', () => {
  const here = location.href;
  beforeEach(() => (Provider.asked = []));
  afterEach(() => {
    history.replaceState(null, '', here);
    leave();
  });

  it('has its words from the checkout', async () => {
    await createTestContext();
    expect(document.querySelector<HTMLElement>('[data-provider]')!.dataset['provider']).to.equal('Pay as you like');
  });

  it('that breaks ends the attempt, and the next press goes on', async () => {
    const { checkout, orders } = await createTestContext();
    const { reportError } = window;
    const reported: unknown[] = [];
    window.reportError = (error) => reported.push(error);
    Provider.confirm = () => Promise.reject(new Error('broken'));
    checkout.pay();
    await until(() => checkout.stop.startsWith('The payment did not go through.'), 'word of it');
    window.reportError = reportError;
    expect(reported.map(String)).to.deep.equal(['Error: broken']);
    Provider.confirm = async ({ gateway }, paymentId) => gateway.confirmTestPayment(paymentId, 'approve');
    checkout.pay();
    await until(() => thanked(checkout), 'the order');
    expect(orders()).to.have.length(1);
  });

  it('whose answer was lost after it took the money still leads to the order', async () => {
    const { checkout, orders } = await createTestContext();
    Provider.confirm = async ({ gateway }, paymentId) => {
      await gateway.confirmTestPayment(paymentId, 'approve');
      return { ok: false, error: { code: 'network_error' } };
    };
    checkout.pay();
    await until(() => thanked(checkout), 'the order');
    expect(orders()).to.have.length(1);
    expect(checkout.stop).to.equal('');
  });

  for (const outcome of ['approve', 'refuse'] as const) {
    it(`that sends the shopper away finds them back: ${outcome}`, async () => {
      const before = await createTestContext();
      // The page is left for good in the midst of it.
      Provider.confirm = () => new Promise(() => {});
      before.checkout.pay();
      await until(() => Provider.asked.length, 'the way out');
      const { key, mock } = before;
      await checkoutOf(before.shop).confirmTestPayment(Provider.asked[0]!, outcome);
      leave();

      const url = new URL(here);
      url.searchParams.set('payment_intent', 'pi_1');
      url.searchParams.set('redirect_status', outcome === 'approve' ? 'succeeded' : 'failed');
      history.replaceState(null, '', url);
      const { root } = await openPage('<smallshop-checkout></smallshop-checkout>', { key, mock });
      const checkout = new CheckoutHarness(root.querySelector('smallshop-checkout')!);
      if (outcome === 'approve') await until(() => thanked(checkout), 'the order');
      else await until(() => checkout.stop.startsWith('The payment was not confirmed.'), 'the refusal');
      // The server knew: the shopper was not asked again.
      expect(Provider.asked).to.have.length(1);
      expect(location.href).to.equal(here);
      if (outcome === 'refuse') expect(checkout.control('contact.email').value).to.equal('lin@example.com');
    });
  }
});
