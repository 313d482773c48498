import { expect } from '@esm-bundle/chai';
import { createMockShop } from '@smallshop/mocks';
import '../../../../../test/stripe/fake-stripe.ts';
import { registerPaymentAdapter } from '../../payment/payment-adapters.ts';
import { StripeAdapter } from '../../payment/stripe/stripe-adapter.ts';
import type { StripeForm } from '../../payment/stripe/stripe-form.ts';
import { giftCardIn } from '../../test-support/gift-card.ts';
import { leave, until } from '../../test-support/page.ts';
import { openCheckout } from '../checkout.fixture.ts';

// What the mock shop offers as its card.
registerPaymentAdapter('test_card', () => new StripeAdapter());

const form = () => document.querySelector<StripeForm>('smallshop-stripe-form');

/** Nothing is asked of Stripe before its place is on screen. */
async function ready(): Promise<void> {
  (await until(form, 'the payment form')).scrollIntoView();
  await until(() => form()?.stage === 'ready', 'the frames');
}

describe('Stripe’s frames beside a gift card', () => {
  afterEach(leave);

  it('go where it pays all, and come back with what it leaves', async () => {
    const mock = createMockShop();
    const code = giftCardIn(mock, 4950);
    const { checkout, shop, saved } = await openCheckout({ mock });
    await until(() => checkout.addressFields.length > 2, 'the form');
    await ready();
    checkout.fill();
    await saved();
    await shop.cart.settled(shop.cart.applyCode(code));
    await until(() => !form() && checkout.payButton.textContent!.includes('Place order'), 'the frames to go');
    const before = window.fakeStripe.groups.length;
    checkout.choose('fulfillment', 'express');
    await saved();
    await ready();
    // The payment form and the wallets, each once.
    const back = window.fakeStripe.groups.slice(before);
    expect(back).to.have.length(2);
    // The express way costs nine euros more.
    expect(back.map(({ options }) => options.amount)).to.deep.equal([900, 900]);
    checkout.choose('fulfillment', 'standard');
    await saved();
    await until(() => !form(), 'the frames to go again');
  });
});
