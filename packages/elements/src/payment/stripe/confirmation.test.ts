import { expect } from '@esm-bundle/chai';
import { action, answerAs, contextOf, group, open, payment, type } from './stripe.fixture.ts';
import { gatewayOf } from '../payment.fixture.ts';

describe('paying through Stripe', () => {
  let restore = () => {};
  afterEach(() => {
    restore();
    document.body.replaceChildren();
  });
  const answers = (...[intent]: Parameters<typeof answerAs>) => {
    const api = answerAs(intent);
    restore = api.restore;
    return api.asked;
  };

  it('leaves it to the form to say what is missing', async () => {
    const { adapter } = await open();
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: null });
    expect(document.activeElement?.localName).to.equal('iframe');
  });

  it('passes on the billing address, which the form does not ask for', async () => {
    const { adapter } = await open();
    const asked = answers((confirmed) => ({ status: confirmed ? 'succeeded' : 'requires_payment_method' }));
    type('4242424242424242');
    expect(await adapter.prepare()).to.deep.equal({ ok: true });
    expect(await adapter.confirm(action)).to.deep.equal({ ok: true });
    expect(Object.fromEntries(asked[0]!)).to.include({
      client_secret: 'pi_1_secret_x',
      return_url: location.href,
      'payment_method_data[billing_details][name]': 'Lin Yan',
      'payment_method_data[billing_details][email]': 'lin@example.com',
      'payment_method_data[billing_details][address][postal_code]': '26133',
      'payment_method_data[billing_details][address][state]': '',
      'payment_method_data[card][number]': '4242424242424242',
    });
  });

  it('waits until the form shows the total that the server takes', async () => {
    const { adapter, update } = await open();
    answers(() => ({ status: 'succeeded', amount: 5000 }));
    type('4242424242424242');
    await adapter.prepare();
    update({ total: { amount: 5000, currency: 'EUR' } });
    expect(await adapter.confirm(action)).to.deep.equal({ ok: true });
    expect(group().options.amount).to.equal(5000);
  });

  for (const [code, error] of [
    ['payment_declined', { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' }],
    ['card_expired', { type: 'card_error', code: 'expired_card' }],
    ['payment_refused', { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' }],
    ['payment_failed', { type: 'api_error' }],
  ] as const) {
    it(`maps ${error.type}${'code' in error ? ` ${error.code}` : ''} to ${code}`, async () => {
      const { adapter } = await open();
      answers((confirmed) => (confirmed ? { error } : { status: 'requires_payment_method' }));
      type('4000000000000002');
      await adapter.prepare();
      expect(await adapter.confirm(action)).to.deep.equal({ ok: false, error: { code } });
      expect(payment().field('number')!.value).to.equal('4000000000000002');
    });
  }

  it('does not know what became of it when the answer was lost', async () => {
    const { adapter } = await open();
    answers(() => 'lost');
    type('4242424242424242');
    await adapter.prepare();
    expect(await adapter.confirm(action)).to.deep.equal({ ok: false, error: { code: 'network_error' } });
  });

  for (const [status, outcome] of [
    ['succeeded', true],
    ['processing', true],
    ['requires_payment_method', 'payment_refused'],
    ['canceled', 'payment_refused'],
  ] as const) {
    it(`after a reload takes up a payment that is ${status}`, async () => {
      const { adapter } = await open();
      const asked = answers(() => ({ status }));
      expect(await adapter.confirm(action)).to.deep.equal(
        outcome === true ? { ok: true } : { ok: false, error: { code: outcome } },
      );
      expect(asked).to.have.length(0);
    });
  }

  it('does not send somebody back to the bank who came from there by themselves', async () => {
    const { adapter } = await open();
    answers(() => ({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'https://bank.example', return_url: null } },
    }));
    expect(await adapter.confirm(action)).to.deep.equal({ ok: false, error: { code: 'payment_refused' } });
  });

  it('reports why the confirmation at the bank failed', async () => {
    const { adapter } = await open();
    answers(
      () =>
        ({
          status: 'requires_payment_method',
          last_payment_error: { type: 'card_error', code: 'card_declined' },
        }) as never,
    );
    expect(await adapter.confirm(action)).to.deep.equal({ ok: false, error: { code: 'payment_declined' } });
  });

  it('uses the billing address where that is another one', async () => {
    const draft = {
      ...gatewayOf().$draft.get(),
      billingAddress: {
        country: 'JP',
        name: '山田',
        city: '港区',
        region: '東京都',
        postalCode: '105-0011',
        line1: '芝公園4-2-8',
      },
    };
    const { adapter } = await open(0, {
      gateway: gatewayOf({ $draft: { get: () => draft } }),
      language: 'ja',
      total: { amount: 5000, currency: 'JPY' },
    });
    const asked = answers((confirmed) => ({ status: confirmed ? 'succeeded' : 'requires_payment_method' }));
    type('4242424242424242');
    await adapter.prepare();
    await adapter.confirm(action);
    expect(asked[0]!.get('payment_method_data[billing_details][address][country]')).to.equal('JP');
    expect(group().options).to.include({ amount: 5000, currency: 'jpy', locale: 'ja' });
  });

  it('knows nothing to confirm without the server’s word', async () => {
    const { adapter } = await open(0, contextOf());
    expect(await adapter.confirm({ type: 'stripe_confirm', paymentId: 'pay_1' })).to.deep.equal({
      ok: false,
      error: { code: 'payment_form_failed' },
    });
  });
});
