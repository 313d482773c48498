import { expect } from '@esm-bundle/chai';
import { refuse } from '@smallshop/mocks';
import { leave, until } from '../test-support/page.ts';
import { registerPaymentAdapter } from '../payment/payment-adapters.ts';
import { TestCardAdapter } from '../payment/test-card/test-card-adapter.ts';
import { openCheckout, openReadyCheckout } from './checkout.fixture.ts';

describe('checkout errors', () => {
  afterEach(leave);

  it('lists everything missing, takes the shopper there, and marks each field', async () => {
    const { checkout, formed, orders } = await openCheckout();
    await formed();
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the list');
    expect(checkout.errors).to.deep.equal([
      'Please enter: E-mail address',
      'Please enter: Full name',
      'Please enter: Street and house number',
      'Please enter: Postal code',
      'Please enter: City',
    ]);
    expect(checkout.focused!.id).to.equal('errors');
    expect(checkout.errorAt('deliveryAddress.city')).to.equal('Please enter: City');
    expect(checkout.errorAt('deliveryAddress.line2')).to.equal('');
    expect(orders()).to.deep.equal([]);
  });

  it('leads from the list to the field', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the list');
    checkout.root.querySelectorAll<HTMLAnchorElement>('#errors a')[3]!.click();
    expect(checkout.focused).to.equal(checkout.control('deliveryAddress.postalCode'));
    expect(location.hash).to.equal('');
  });

  it('takes an error away as soon as its field is right', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.pay();
    await until(() => checkout.errors.length === 5, 'the list');
    checkout.fill();
    await checkout.element.updateComplete;
    expect(checkout.errors).to.deep.equal([]);
    expect(checkout.errorAt('deliveryAddress.city')).to.equal('');
  });

  it('does not complain of empty fields before the button was pressed', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.type('contact.email', '');
    await checkout.element.updateComplete;
    expect(checkout.errorAt('contact.email')).to.equal('');
  });

  it('names a wrong entry when its field is left, with an example', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.type('deliveryAddress.postalCode', '123');
    checkout.type('contact.email', 'lin@');
    await checkout.element.updateComplete;
    expect(checkout.errorAt('deliveryAddress.postalCode')).to.equal(
      'Postal code is not written as expected. Example: 26133',
    );
    expect(checkout.errorAt('contact.email')).to.equal('This is no complete e-mail address. Example: name@example.com');
  });

  it('asks for a choice where only certain values are valid', async () => {
    const { checkout, formed } = await openCheckout({ country: 'US' });
    await formed();
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the list');
    expect(checkout.errors).to.include('Please choose: State');
    expect(checkout.errors).to.include('Please enter: ZIP code');
  });

  it('asks only for what the country has', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.type('deliveryAddress.country', 'QA');
    await until(() => !checkout.addressFields.includes('postalCode'), 'the form of Qatar');
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the list');
    expect(checkout.errors).not.to.include('Please enter: Postal code');
  });

  it('shows at its field what only the server could see', async () => {
    const { checkout, mock } = await openReadyCheckout();
    mock.set({
      summary: 'The server knows that there is no such town',
      before: (operation) =>
        operation === 'checkout.complete'
          ? refuse('checkout_incomplete', {
              field: 'deliveryAddress.city',
              errors: [{ field: 'deliveryAddress.city', code: 'invalid' }],
            })
          : undefined,
    });
    checkout.useCard('4242');
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the refusal');
    expect(checkout.errors).to.deep.equal(['City is not written as expected.']);
    expect(checkout.errorAt('deliveryAddress.city')).to.equal('City is not written as expected.');
    await until(() => checkout.stop === 'Something is still missing. Please look at the marked entries.', 'word of it');
  });

  it('says that the network is away, keeps what was typed, and sends it later', async () => {
    const { checkout, mock, state } = await openReadyCheckout();
    mock.set('offline');
    checkout.type('deliveryAddress.city', 'Bremen');
    await state.save();
    await until(() => checkout.text('[part=offline]').includes('You are offline'), 'word of it');
    mock.set('normal');
    await state.save();
    await until(() => !checkout.text('[part=offline]'), 'the network');
    expect([...mock.state.checkouts.values()][0]!.deliveryAddress!.city).to.equal('Bremen');
  });

  it('says that the order was not sent, until the network is back; the order waits for the next press', async () => {
    const { checkout, mock, orders } = await openReadyCheckout();
    checkout.useCard('4242');
    mock.set('offline');
    checkout.pay();
    await until(() => checkout.stop.startsWith('The shop could not be reached. Your order was not sent'), 'word of it');
    mock.set('normal');
    window.dispatchEvent(new Event('online'));
    await until(() => !checkout.stop && !checkout.text('[part=offline]'), 'the network');
    await checkout.element.updateComplete;
    expect(orders()).to.deep.equal([]);
    checkout.pay();
    await until(() => orders().length === 1, 'the order');
  });

  it('does not claim that an order was not placed when its response was lost', async () => {
    const prepare = TestCardAdapter.prototype.prepare;
    const { checkout, mock, orders } = await openReadyCheckout();
    TestCardAdapter.prototype.prepare = async function (...args) {
      const prepared = await prepare.apply(this, args);
      mock.set('offline');
      return prepared;
    };
    checkout.useCard('4242');
    checkout.pay();
    await until(
      () => checkout.stop.startsWith('The shop could not be reached, and we do not know whether your order arrived.'),
      'word of it',
    );
    expect(checkout.text('#stop-title')).to.equal('Your order is not confirmed yet');
    TestCardAdapter.prototype.prepare = prepare;
    mock.set('normal');
    checkout.pay();
    await until(() => orders().length === 1, 'the order');
  });

  it('takes the message away also where only the payment provider was out of reach', async () => {
    const prepare = TestCardAdapter.prototype.prepare;
    TestCardAdapter.prototype.prepare = async () => ({ ok: false, error: { code: 'network_error' } });
    const { checkout, orders } = await openReadyCheckout();
    checkout.pay();
    await until(() => checkout.stop.startsWith('The shop could not be reached.'), 'word of it');
    TestCardAdapter.prototype.prepare = prepare;
    window.dispatchEvent(new Event('online'));
    await until(() => !checkout.stop, 'the network');
    expect(orders()).to.deep.equal([]);
  });

  it('shows the payment form whose code could not be fetched, once the network is back', async () => {
    let tries = 0;
    registerPaymentAdapter('test_card', () => {
      tries += 1;
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module');
      return new TestCardAdapter();
    });
    const { checkout } = await openCheckout();
    await until(() => checkout.stop.startsWith('This way to pay is not available on this page.'), 'word of it');
    window.dispatchEvent(new Event('online'));
    await until(() => checkout.card && !checkout.stop, 'the form');
    expect(tries).to.equal(2);
  });
});
