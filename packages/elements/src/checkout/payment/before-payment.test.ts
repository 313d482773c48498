import { expect } from '@esm-bundle/chai';
import type { OrderPlaceEvent } from '../../events/order-events.ts';
import { leave, until } from '../../test-support/page.ts';
import { cards, openCheckout } from '../checkout.fixture.ts';

/** A checkout, filled in with a good card, with this markup of the page above its pay button. */
async function open(markup = '') {
  const page = await openCheckout({}, '', (tag) => tag.replace('</', `${markup}</`));
  await page.formed();
  page.checkout.fill();
  await page.saved();
  page.checkout.useCard(cards.good);
  const settled = () => until(() => page.checkout.payButton.getAttribute('aria-busy') === 'false', 'the button');
  return { ...page, settled };
}

const terms = '<label slot="before-pay"><input type="checkbox" required> I accept the terms</label>';

describe('before payment', () => {
  afterEach(leave);

  it('a required control of the page must be filled in; it takes the focus, and nothing is sent', async () => {
    const { checkout, root, orders, requests, settled, heard } = await open(terms);
    const box = root.querySelector<HTMLInputElement>('input[required]')!;
    checkout.pay();
    await settled();
    expect(document.activeElement).to.equal(box);
    expect(requests()).not.to.include('checkout.complete');
    expect(requests()).not.to.include('payment.createTestToken');
    expect(heard.map(({ type }) => type)).not.to.include('smallshop-order-place');
    box.click();
    checkout.pay();
    await until(() => orders().length, 'the order');
  });

  it('a custom element that validates itself counts too', async () => {
    customElements.define(
      'test-terms',
      class extends HTMLElement {
        accepted = false;
        checkValidity = () => this.accepted;
        reportValidity = () => this.accepted;
      },
    );
    const { checkout, root, orders, settled } = await open('<div slot="before-pay"><test-terms></test-terms></div>');
    checkout.pay();
    await settled();
    expect(orders()).to.have.length(0);
    (root.querySelector('test-terms') as HTMLElement & { accepted: boolean }).accepted = true;
    checkout.pay();
    await until(() => orders().length, 'the order');
  });

  it('a page can prevent the order: no token is made, and the next click asks again', async () => {
    const { checkout, root, orders, requests, settled } = await open();
    const asked: OrderPlaceEvent[] = [];
    root.addEventListener('smallshop-order-place', (event) => {
      asked.push(event);
      if (asked.length === 1) event.preventDefault();
    });
    checkout.pay();
    await settled();
    expect(asked[0]!.detail.paymentMethodId).to.equal('test_card');
    expect(asked[0]!.detail.checkout.amountDue).to.deep.equal({ amount: 4950, currency: 'EUR' });
    expect(orders()).to.have.length(0);
    expect(requests()).not.to.include('payment.createTestToken');
    checkout.pay();
    await until(() => orders().length, 'the order');
    expect(asked).to.have.length(2);
  });

  it('is not reached while something is missing in the form', async () => {
    const { checkout, heard, settled } = await open();
    checkout.type('deliveryAddress.city', '');
    checkout.pay();
    await settled();
    expect(checkout.errors).to.have.length(1);
    expect(heard.map(({ type }) => type)).not.to.include('smallshop-order-place');
  });
});
