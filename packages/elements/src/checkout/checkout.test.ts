import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import { axeFindings, leave, openPage, until } from '../test-support/page.ts';
import { openCheckout, openReadyCheckout } from './checkout.fixture.ts';
import { CheckoutHarness } from './checkout.harness.ts';

describe('checkout form', () => {
  afterEach(leave);

  it('is part of the page, never above it', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    expect(checkout.root.querySelector('dialog')).to.equal(null);
    expect(checkout.root.querySelectorAll('[part~=section]').length).to.equal(6);
  });

  it('says what is bought and what it costs, shipping included', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    await until(() => checkout.totals.length === 4, 'the totals');
    expect(checkout.totals).to.deep.equal(['Subtotal €45.00', 'Shipping €4.50', 'Tax included €7.91', 'Total €49.50']);
    expect(checkout.payButton.textContent!.trim()).to.equal('Pay €49.50');
  });

  it('names what is taken off, shipping included, and says why a code counts for nothing', async () => {
    const mock = createMockShop();
    const terms = { titles: { en: 'Free shipping' }, combinable: true, used: 0 };
    mock.state.promotions.set('free', { id: 'free', kind: 'free_shipping', code: null, ...terms });
    mock.state.promotions.set('big', {
      id: 'big',
      kind: 'percentage',
      code: 'BIG',
      basisPoints: 1000,
      minimumSubtotals: { EUR: 10_000 },
      ...terms,
    });
    const { checkout, formed, saved, root } = await openCheckout({ mock });
    await formed();
    for (const cart of mock.state.carts.values()) cart.discountCodes = ['BIG'];
    checkout.fill();
    await saved();
    await until(() => checkout.promotions.length === 2, 'the promotions');
    expect(checkout.promotions).to.deep.equal(['Free shipping -€4.50', 'BIG €55.00 more and “BIG” applies.']);
    expect(checkout.totals).to.deep.equal([
      'Subtotal €45.00',
      'Shipping €4.50',
      'Discount on shipping -€4.50',
      'Tax included €7.19',
      'Total €45.00',
    ]);
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('offers the countries that are served, by their names', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    await until(() => checkout.control('deliveryAddress.country').options.length === 7, 'the countries');
    const names = [...checkout.control('deliveryAddress.country').options].map(({ text }) => text);
    expect(names.filter((name) => !name.startsWith('Hong Kong'))).to.deep.equal([
      'China',
      'Germany',
      'Japan',
      'Qatar',
      'United Kingdom',
      'United States',
    ]);
    expect(checkout.control('deliveryAddress.country').value).to.equal('DE');
  });

  for (const [country, fields] of [
    ['US', ['country', 'name', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone']],
    ['CN', ['country', 'postalCode', 'region', 'city', 'sublocality', 'line1', 'line2', 'name', 'phone']],
    ['QA', ['country', 'name', 'line1', 'line2', 'city', 'phone']],
  ] as const) {
    it(`asks for an address as ${country} writes it`, async () => {
      const { checkout, formed } = await openCheckout();
      await formed();
      checkout.type('deliveryAddress.country', country);
      await until(() => checkout.addressFields.join() === fields.join(), `the form of ${country}`);
    });
  }

  it('calls the fields what the country calls them, and offers its regions', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.type('deliveryAddress.country', 'US');
    await until(() => checkout.addressFields.includes('region'), 'the states');
    expect(checkout.label('deliveryAddress.postalCode')).to.equal('ZIP code');
    expect(checkout.label('deliveryAddress.region')).to.equal('State');
    expect([...checkout.control('deliveryAddress.region').options].map(({ text }) => text)).to.include('New York');
  });

  it('lets the browser fill in every field', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    const tokens = checkout.addressFields.map((name) => checkout.control(`deliveryAddress.${name}`).autocomplete);
    expect(tokens).to.deep.equal([
      'shipping country',
      'shipping name',
      'shipping address-line1',
      'shipping address-line2',
      'shipping postal-code',
      'shipping address-level2',
      'shipping tel',
    ]);
    expect(checkout.control('contact.email').autocomplete).to.equal('email');
    expect(checkout.control('deliveryAddress.postalCode').inputMode).to.equal('numeric');
  });

  it('keeps street and name when the country changes', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    checkout.type('deliveryAddress.name', 'Lin Yan');
    checkout.type('deliveryAddress.country', 'QA');
    await until(() => checkout.addressFields.join() === 'country,name,line1,line2,city,phone', 'the other form');
    expect(checkout.control('deliveryAddress.name').value).to.equal('Lin Yan');
  });

  it('takes a billing address of its own', async () => {
    const { checkout, formed, saved, mock } = await openCheckout();
    await formed();
    expect(checkout.control('billingAddress.line1')).to.equal(null);
    checkout.control('billing-same').click();
    await until(() => checkout.control('billingAddress.line1'), 'the billing form');
    checkout.type('billingAddress.line1', 'Nebenstraße 2');
    await saved();
    expect([...mock.state.checkouts.values()][0]!.billingAddress).to.deep.equal({
      country: 'DE',
      line1: 'Nebenstraße 2',
    });
    checkout.control('billing-same').click();
    await saved();
    expect([...mock.state.checkouts.values()][0]!.billingAddress).to.equal(null);
  });

  it('says in words how long each way of shipping takes, and charges the one chosen', async () => {
    const { checkout } = await openReadyCheckout();
    const cards = [...checkout.root.querySelectorAll('[aria-labelledby=shipping] .card')].map((card) =>
      card.textContent!.trim().replace(/\s+/g, ' '),
    );
    expect(cards).to.deep.equal(['Standard3 to 5 working days €4.50', 'Express1 to 2 working days €13.50']);
    checkout.choose('fulfillment', 'express');
    await until(() => checkout.totals.includes('Shipping €13.50'), 'the other price');
    await until(() => checkout.payButton.textContent!.includes('€58.50'), 'the other total');
  });

  it('loses nothing typed when the page is loaded anew', async () => {
    const before = await openReadyCheckout();
    before.checkout.type('deliveryAddress.line2', 'im Hof');
    const { key, mock } = before;
    leave();
    const again = await openPage('<smallshop-checkout></smallshop-checkout>', { key, mock });
    const checkout = new CheckoutHarness(again.root.querySelector('smallshop-checkout')!);
    await until(() => checkout.addressFields.length > 2, 'the form');
    expect(checkout.control('contact.email').value).to.equal('lin@example.com');
    expect(checkout.control('deliveryAddress.line2').value).to.equal('im Hof');
  });

  it('folds the summary away on a phone, and shows it at a press', async () => {
    const { checkout, formed, root } = await openCheckout();
    root.style.inlineSize = '22rem';
    await formed();
    const toggle = checkout.root.querySelector<HTMLButtonElement>('.summary-toggle')!;
    const body = checkout.root.querySelector('.summary-body')!;
    expect([toggle.getAttribute('aria-expanded'), getComputedStyle(body).display]).to.deep.equal(['false', 'none']);
    toggle.click();
    await checkout.element.updateComplete;
    expect([toggle.getAttribute('aria-expanded'), getComputedStyle(body).display]).to.deep.equal(['true', 'grid']);
    root.style.inlineSize = '70rem';
    expect(getComputedStyle(toggle).display).to.equal('none');
    expect(getComputedStyle(body).display).to.equal('grid');
  });

  it('says that a line ships later, and takes the order', async () => {
    const mock = createMockShop();
    mock.state.stock.set(samples.plain.sku, 0);
    mock.state.sellWhenOut.add(samples.plain.sku);
    const { checkout, orders } = await openReadyCheckout({ mock });
    expect(checkout.text('[part=line] .quiet.small')).to.equal('Not all in stock: sent as soon as it arrives.');
    checkout.useCard('4242 4242 4242 4242');
    checkout.pay();
    await until(() => orders().length === 1, 'the order');
  });

  it('says that there is nothing to pay for, and opens once there is', async () => {
    const { checkout, add, formed } = await openCheckout({ lines: [] }, 'shop-href="/tea"');
    await until(() => checkout.text('[part=empty] h2') === 'Your cart is empty', 'the empty state');
    expect(checkout.root.querySelector<HTMLAnchorElement>('a.button')!.pathname).to.equal('/tea');
    await add('DRAGON-WELL');
    await formed();
  });

  it('says that it could not be loaded, and tries again when asked', async () => {
    const { mock, root } = await openPage('', { lines: [{ sku: 'DRAGON-WELL', quantity: 1 }] });
    mock.set('server-error');
    root.insertAdjacentHTML('beforeend', '<smallshop-checkout></smallshop-checkout>');
    const checkout = new CheckoutHarness(root.querySelector('smallshop-checkout')!);
    await until(() => checkout.text('[part=failed] h2') === 'Checkout could not be loaded.', 'word of the failure');
    mock.set('normal');
    checkout.root.querySelector<HTMLButtonElement>('[part=failed] button')!.click();
    await until(() => checkout.addressFields.length > 2, 'the form');
  });

  it('speaks the shopper’s language, in its direction', async () => {
    const { checkout, formed } = await openCheckout({ language: 'ar' });
    await formed();
    expect(checkout.element.dir).to.equal('rtl');
    await until(() => checkout.text('#contact'), 'the words');
    expect(checkout.text('#delivery')).to.equal('عنوان التوصيل');
    expect(checkout.label('deliveryAddress.postalCode')).to.equal('الرمز البريدي');
  });
});
