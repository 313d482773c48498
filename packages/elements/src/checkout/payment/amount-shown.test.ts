import { expect } from '@esm-bundle/chai';
import { seenAmounts } from '@smallshop/state/checkout';
import { leave, until } from '../../test-support/page.ts';
import { cards, openReadyCheckout } from '../checkout.fixture.ts';
import type { CheckoutHarness } from '../checkout.harness.ts';

const headline = (checkout: CheckoutHarness) =>
  checkout.root.querySelector('smallshop-order')?.shadowRoot?.querySelector('h2')?.textContent ?? '';

const button = (checkout: CheckoutHarness) => checkout.text('button.pay');

describe('the amount on the pay button', () => {
  afterEach(leave);

  it('is the amount of the order: an edit just before the click, on a slow network, costs no more', async () => {
    const { checkout, mock, orders, state } = await openReadyCheckout();
    checkout.useCard(cards.good);
    mock.state.conditions.latency = 50;
    expect(button(checkout)).to.equal('Pay €49.50');
    checkout.choose('fulfillment', 'express');
    checkout.pay();
    await until(() => checkout.stop.startsWith('The total has changed.'), 'word of it');
    expect(orders()).to.have.length(0);
    expect(checkout.focused!.id).to.equal('stop');
    expect(checkout.amountChanges).to.deep.equal([
      'Shipping: €13.50, before: €4.50',
      'Tax included: €9.35, before: €7.91',
      'Total: €58.50, before: €49.50',
    ]);
    expect(button(checkout)).to.equal('Pay €58.50');
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()[0]!.totals.at(-1)!.amount.amount).to.equal(5850);
    expect(seenAmounts(state.$checkout.get())!.total.amount).to.equal(5850);
  });

  it('is the amount of the order where the address was changed just before the click', async () => {
    const { checkout, mock, orders } = await openReadyCheckout();
    checkout.choose('payment', 'bank_transfer');
    await until(() => button(checkout) === 'Place order for €49.50', 'the button');
    mock.state.conditions.latency = 50;
    checkout.type('deliveryAddress.country', 'US');
    const shown = button(checkout);
    checkout.pay();
    await until(
      () => button(checkout) !== shown && checkout.payButton.getAttribute('aria-busy') === 'false',
      'the new amount',
    );
    expect(orders()).to.have.length(0);
  });

  it('is not what is charged where the shop changed its prices meanwhile', async () => {
    const { checkout, mock, shop, orders } = await openReadyCheckout();
    checkout.useCard(cards.good);
    mock.state.conditions.priceFactor = 2;
    checkout.pay();
    await until(() => checkout.stop.startsWith('The total has changed.'), 'word of it');
    expect(checkout.amountChanges.at(-1)).to.match(/^Total: .*, before: €49.50$/);
    expect(orders()).to.have.length(0);
    expect(shop.cart.$count.get()).to.equal(3);
  });
});
