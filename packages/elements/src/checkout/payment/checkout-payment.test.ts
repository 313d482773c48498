import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { leave, openPage, until } from '../../test-support/page.ts';
import type { OrderPlacedEvent } from '../../events/order-events.ts';
import { cards, openCheckout, openReadyCheckout } from '../checkout.fixture.ts';
import { CheckoutHarness } from '../checkout.harness.ts';

const headline = (checkout: CheckoutHarness) =>
  checkout.root.querySelector('smallshop-order')?.shadowRoot?.querySelector('h2')?.textContent ?? '';

describe('paying', () => {
  afterEach(leave);

  it('with a good card makes one order, dispatches its event, and shows the confirmation in place', async () => {
    const { checkout, orders, heard, shop } = await openReadyCheckout();
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => headline(checkout) === 'Thank you, Lin Yan', 'the confirmation');
    expect(orders()).to.have.length(1);
    const [placed] = heard.filter(({ type }) => type === 'smallshop-order-placed') as OrderPlacedEvent[];
    expect(placed!.detail.order.number).to.equal(orders()[0]!.number);
    expect(checkout.focused!.id).to.equal('placed');
    expect(shop.cart.$cart.get()).to.equal(null);
  });

  it('dispatches the event of the order once, also after later renders', async () => {
    const { checkout, heard } = await openReadyCheckout();
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    checkout.element.requestUpdate();
    await checkout.element.updateComplete;
    expect(heard.filter(({ type }) => type === 'smallshop-order-placed')).to.have.length(1);
  });

  it('goes to the page of the order where there is one', async () => {
    const { checkout } = await openReadyCheckout({}, 'order-href="#order"');
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => location.hash === '#order', 'the page');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('twice in a row orders once', async () => {
    const { checkout, mock, orders, requests } = await openReadyCheckout();
    mock.state.conditions.latency = 20;
    checkout.useCard(cards.good);
    checkout.pay();
    checkout.pay();
    await checkout.element.updateComplete;
    expect(checkout.payButton.getAttribute('aria-busy')).to.equal('true');
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()).to.have.length(1);
    expect(requests().filter((operation) => operation === 'checkout.complete')).to.have.length(1);
  });

  it('with a declined card says so, keeps everything, and takes another card', async () => {
    const { checkout, orders } = await openReadyCheckout();
    checkout.useCard(cards.declined);
    checkout.pay();
    await until(() => checkout.stop, 'the refusal');
    expect(checkout.stop).to.equal(
      'The card was declined. You have not been charged. Try another card or another way to pay.',
    );
    expect(checkout.focused!.id).to.equal('stop');
    expect(checkout.control('contact.email').value).to.equal('lin@example.com');
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()).to.have.length(1);
  });

  it('goes to the card form when that is not filled in', async () => {
    const { checkout, requests } = await openReadyCheckout();
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('#number[aria-invalid=true]'), 'the marks');
    expect(document.activeElement).to.equal(checkout.card);
    expect(requests()).not.to.include('checkout.complete');
    expect(checkout.stop).to.equal('');
  });

  it('asks the bank where the card wants it, and goes on when approved', async () => {
    const { checkout, orders } = await openReadyCheckout();
    checkout.useCard(cards.confirm);
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('.ask'), 'the question');
    expect(checkout.card!.shadowRoot!.textContent).to.include('€49.50');
    expect(orders()).to.have.length(0);
    checkout.answerBank('Approve');
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()).to.have.length(1);
  });

  it('lets the shopper try again after they refused', async () => {
    const { checkout, orders } = await openReadyCheckout();
    checkout.useCard(cards.confirm);
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('.ask'), 'the question');
    checkout.answerBank('Refuse');
    await until(() => checkout.stop.startsWith('The payment was not confirmed.'), 'the refusal');
    expect(orders()).to.have.length(0);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
  });

  it('asks the bank’s question again after a reload in the midst of it', async () => {
    const before = await openReadyCheckout();
    before.checkout.useCard(cards.confirm);
    before.checkout.pay();
    await until(() => before.checkout.card!.shadowRoot!.querySelector('.ask'), 'the question');
    const { key, mock } = before;
    leave();
    const { root } = await openPage('<smallshop-checkout></smallshop-checkout>', { key, mock });
    const checkout = new CheckoutHarness(root.querySelector('smallshop-checkout')!);
    await until(() => checkout.card?.shadowRoot!.querySelector('.ask'), 'the question');
    checkout.answerBank('Approve');
    await until(() => headline(checkout), 'the confirmation');
    expect(mock.state.orders.size).to.equal(1);
  });

  it('by bank transfer needs no entry, and shows where the money goes', async () => {
    const { checkout, orders } = await openReadyCheckout();
    checkout.choose('payment', 'bank_transfer');
    await until(() => checkout.payButton.textContent!.includes('Place order for €49.50'), 'the button');
    expect(checkout.card).to.equal(null);
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()[0]!.payment.kind).to.equal('bank_transfer');
  });

  it('stops when prices changed, shows the new total, and takes it on the second try', async () => {
    const { checkout, orders, mock } = await openReadyCheckout();
    mock.set('price-changed');
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => checkout.stop.startsWith('The total has changed'), 'word of it');
    await until(() => checkout.payButton.textContent!.includes('€54'), 'the new total');
    expect(orders()).to.have.length(0);
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
  });

  it('stops when something sold out, marks it, and leads to the cart', async () => {
    const { checkout, mock } = await openReadyCheckout({}, 'cart-href="/cart"');
    mock.state.stock.set(samples.plain.sku, 0);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => checkout.stop.startsWith('Something in your cart has just sold out.'), 'word of it');
    expect(checkout.root.querySelector<HTMLAnchorElement>('#stop a')!.pathname).to.equal('/cart');
    expect(checkout.text('[part="line refused"]')).to.include('Sold out');
  });

  it('stops at the limit per customer, and leads to the cart', async () => {
    const { checkout, mock, orders } = await openReadyCheckout({}, 'cart-href="/cart"');
    const { sku } = samples.plain;
    mock.state.customerLimits.set(sku, 1);
    const contact = { email: 'Lin@example.com' };
    const earlier = { order: { status: 'paid', contact, lines: [{ id: 'l', sku, quantity: 1 }] }, progress: [] };
    mock.state.orders.set('earlier', earlier as never);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => checkout.stop.startsWith('You can order fewer of something in your cart'), 'word of it');
    expect(checkout.root.querySelector<HTMLAnchorElement>('#stop a')!.pathname).to.equal('/cart');
    expect(orders()).to.have.length(1);
  });

  it('marks what cannot be sent to the address, and takes no order for it', async () => {
    const { checkout, mock, orders } = await openReadyCheckout();
    mock.state.shippingLimits.set(samples.plain.handle, { onlyTo: null, notTo: ['DE'] });
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => checkout.stop.startsWith('Something is still missing.'), 'word of it');
    await until(() => checkout.text('[part="line refused"]').includes('Not sent to your country'), 'the mark');
    expect(orders()).to.have.length(0);
  });

  it('says that nothing was sent when the network is away, and sends it once it is back', async () => {
    const { checkout, mock, orders } = await openReadyCheckout();
    checkout.useCard(cards.good);
    mock.set('offline');
    checkout.pay();
    await until(() => checkout.stop.startsWith('The shop could not be reached.'), 'word of it');
    mock.set('normal');
    checkout.pay();
    await until(() => headline(checkout), 'the confirmation');
    expect(orders()).to.have.length(1);
  });

  it('names it when a host around the checkout drops the payment form, and builds it again', async () => {
    const { checkout } = await openReadyCheckout();
    const node = checkout.card!.parentElement!;
    node.remove();
    await until(() => checkout.stop.startsWith('The payment form was taken off'), 'word of it');
    checkout.root.querySelector<HTMLButtonElement>('#stop button')!.click();
    await until(() => checkout.card, 'the form');
    expect(checkout.stop).to.equal('');
  });

  it('works inside another element’s shadow root', async () => {
    const { root } = await openPage('<div id="host"></div>', { lines: [{ sku: samples.plain.sku, quantity: 1 }] });
    root.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<smallshop-checkout></smallshop-checkout>';
    const checkout = new CheckoutHarness(root.querySelector('#host')!.shadowRoot!.querySelector('smallshop-checkout')!);
    await until(() => checkout.card && checkout.addressFields.length > 2, 'the form');
    expect(checkout.card!.getRootNode()).to.equal(document);
    expect(checkout.card!.getBoundingClientRect().width).to.be.greaterThan(100);
  });

  it('never keeps card data anywhere', async () => {
    const { checkout, mock, formed } = await openCheckout();
    await formed();
    checkout.useCard(cards.good);
    checkout.fill();
    const stored = JSON.stringify({ ...localStorage, ...sessionStorage });
    expect(/4242 ?4242/.test(stored)).to.equal(false);
    expect(/4242 ?4242/.test(JSON.stringify([...mock.state.checkouts.values()]))).to.equal(false);
  });
});
