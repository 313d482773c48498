import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import { axeFindings, headingLevels, leave, skippedLevels, until } from '../test-support/page.ts';
import { cards, openCheckout, openReadyCheckout } from './checkout.fixture.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const pearls = { sku: samples.reduced.sku, quantity: 2 };

/** A shop whose tea is an e-mailed course. */
function mockWithCourse() {
  const mock = createMockShop();
  mock.state.withoutShipping.add(tea.sku);
  return mock;
}

async function openCourse() {
  const context = await openCheckout({ mock: mockWithCourse(), lines: [tea] });
  await until(() => context.checkout.control('billingAddress.line1') && context.checkout.card, 'the form');
  return context;
}

const sections = ({ root }: { root: ShadowRoot }) =>
  [...root.querySelectorAll('[part~=section]')].map((section) => section.getAttribute('part')!.split(' ')[1]);

describe('a checkout that ships nothing', () => {
  afterEach(leave);

  it('asks only for the billing address, and for no shipping option', async () => {
    const { checkout } = await openCourse();
    expect(sections(checkout)).to.deep.equal(['contact', 'billing', 'payment', 'review']);
    expect(checkout.addressFields).to.deep.equal([]);
    expect(checkout.control('billing-same')).to.equal(null);
    expect(checkout.control('billingAddress.line1').autocomplete).to.equal('billing address-line1');
    expect(checkout.root.textContent).not.to.match(/shipping|delivery address/i);
  });

  it('names what is missing, and only that', async () => {
    const { checkout } = await openCourse();
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the errors');
    expect(checkout.errors).to.have.length(5);
    expect(checkout.errors.join()).not.to.match(/shipping/i);
    expect(checkout.errorAt('billingAddress.city')).not.to.equal('');
  });

  it('has nothing that axe would find, with errors and without, and skips no heading', async () => {
    const { checkout, root } = await openCourse();
    expect(await axeFindings(root)).to.deep.equal([]);
    expect(skippedLevels(headingLevels(checkout.root))).to.deep.equal([]);
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the errors');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('becomes an order', async () => {
    const { checkout, saved, orders } = await openCourse();
    checkout.type('contact.email', 'lin@example.com');
    for (const [name, value] of [
      ['name', 'Lin Yan'],
      ['line1', 'Hauptstraße 1'],
      ['postalCode', '26133'],
      ['city', 'Oldenburg'],
    ])
      checkout.type(`billingAddress.${name}`, value!);
    await saved();
    expect(checkout.totals).to.deep.equal(['Tax included €2.59', 'Total €16.20']);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => orders().length === 1, 'the order');
    expect(orders()[0]).to.deep.include({
      status: 'paid',
      fulfillmentStatus: 'fulfilled',
      deliveryAddress: null,
      fulfillmentOption: null,
    });
    expect(orders()[0]!.billingAddress).to.include({ name: 'Lin Yan', city: 'Oldenburg' });
  });

  it('uses the prices of the billing country', async () => {
    const { checkout, saved } = await openCourse();
    checkout.type('billingAddress.country', 'US');
    await saved();
    await until(() => checkout.totals.includes('Subtotal $18.00'), 'the prices of the United States');
    await until(() => checkout.control('billingAddress.region'), 'the states');
  });

  it('keeps the typed address as the billing address when the last shipped item is removed', async () => {
    const { checkout, shop, state } = await openReadyCheckout({ mock: mockWithCourse(), lines: [tea, pearls] });
    expect(sections(checkout)).to.include.members(['delivery', 'billing', 'shipping']);
    const line = shop.cart.$cart.get()!.lines.find(({ sku }) => sku === pearls.sku)!;
    await shop.cart.settled(shop.cart.remove(line.id));
    await state.open();
    await until(() => sections(checkout).join() === 'contact,billing,payment,review', 'the shorter form');
    await until(() => checkout.control('billingAddress.city')?.value === 'Oldenburg', 'the address');
    expect(checkout.control('billingAddress.name').value).to.equal('Lin Yan');
    checkout.pay();
    await checkout.element.updateComplete;
    expect(checkout.errors).to.deep.equal([]);
  });
});
