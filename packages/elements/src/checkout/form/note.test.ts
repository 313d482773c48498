import { expect } from '@esm-bundle/chai';
import { leave, until } from '../../test-support/page.ts';
import { cards, openReadyCheckout } from '../checkout.fixture.ts';

describe('a note for the shop', () => {
  afterEach(leave);

  it('that was written in the cart is in the checkout, and on the order’s page', async () => {
    const { checkout, shop, orders } = await openReadyCheckout();
    await shop.cart.settled(shop.cart.setNote('A present, please wrap it'));
    await until(() => checkout.control('note').value === 'A present, please wrap it', 'the note');
    checkout.useCard(cards.good);
    checkout.pay();
    const order = await until(
      () => checkout.root.querySelector('smallshop-order')?.shadowRoot?.querySelector('article'),
      'the order',
    );
    expect(order.textContent).to.include('A present, please wrap it');
    expect(orders()[0]!.note).to.equal('A present, please wrap it');
  });
});
