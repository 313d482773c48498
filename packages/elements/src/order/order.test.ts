import { expect } from '@esm-bundle/chai';
import { leave, openPage, until } from '../test-support/page.ts';
import { openOrder } from './order.fixture.ts';
import { OrderHarness } from './order.harness.ts';

describe('order', () => {
  afterEach(leave);

  it('thanks, and says what was bought, where it goes and how it was paid', async () => {
    const { order, mock } = await openOrder('card');
    const placed = [...mock.state.orders.values()][0]!.order;
    expect(order.headline).to.equal('Thank you, Lin Yan');
    expect(order.text('[part=headline] strong')).to.equal(`Order ${placed.number}`);
    expect(order.text('[part=headline]')).to.include('lin@example.com');
    expect(order.statuses).to.deep.equal(['Paid', 'Being prepared']);
    expect(order.lines).to.deep.equal(['Dragon Well', 'Jasmine Pearls']);
    expect(order.all('.totals > div').at(-1)).to.include('€49.50');
    expect(order.all('[aria-labelledby=payment] p')).to.deep.equal(['Paid by card ending in 4242']);
    expect(order.text('[aria-labelledby=delivery] p')).to.match(/^Standard Expected between .* and .*/);
    await until(() => order.address.includes('26133 Oldenburg'), 'the address in its country’s order');
    expect(order.address).to.deep.equal(['Lin Yan', 'Hauptstraße 1', '26133 Oldenburg', 'Germany']);
    expect(order.root.textContent).to.include('Please ring');
  });

  it('says where to transfer the money to', async () => {
    const { order } = await openOrder('bank_transfer');
    expect(order.statuses[0]).to.equal('Waiting for payment');
    expect(order.text('[aria-labelledby=payment] p')).to.equal('Please transfer €49.50 to this account. We send your order as soon as the money has arrived.');
    expect(order.bank).to.include('IBAN DE89 3704 0044 0532 0130 00');
    expect(order.bank).to.include('Amount €49.50');
    expect(order.text('[aria-labelledby=delivery] p')).to.equal('Standard 3 to 5 working days after your payment');
  });

  it('copies a row as a bank’s form wants it, and says so', async () => {
    const { order } = await openOrder('bank_transfer');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
    order.copy('IBAN');
    await until(() => order.text('[role=status]') === 'IBAN copied', 'the word');
    expect(copied).to.deep.equal(['DE89370400440532013000']);
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('is found again on the next page', async () => {
    const { key, mock } = await openOrder('card');
    leave();
    const { root } = await openPage('<smallshop-order></smallshop-order>', { key, mock });
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
  });

  it('is opened by id and token on another device', async () => {
    const { placed, mock } = await openOrder('card');
    leave();
    const { root } = await openPage(`<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`, { mock });
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
  });

  it('says that it was not found with a wrong token, without telling more', async () => {
    const { order } = await openOrder(null, {}, 'order-id="ord_1" order-token="guess" shop-href="/"');
    await until(() => order.text('.state p').startsWith('This order could not be found.'), 'the answer');
    expect(order.root.querySelector<HTMLAnchorElement>('.state a')!.pathname).to.equal('/');
  });

  it('says that there is none yet', async () => {
    const { order } = await openOrder(null);
    expect(order.headline).to.equal('There is no order to show');
  });

  it('tries again when asked after a failure', async () => {
    const { placed, mock } = await openOrder('card');
    leave();
    mock.set('server-error');
    const { root } = await openPage(`<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`, { mock });
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline === 'Your order could not be loaded.', 'the failure');
    mock.set('normal');
    order.root.querySelector('button')!.click();
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
  });

  it('speaks the shopper’s language, in its direction', async () => {
    const { order } = await openOrder('bank_transfer', { language: 'ar' });
    await until(() => order.headline === 'شكرًا لك، Lin Yan', 'Arabic');
    expect(order.element.dir).to.equal('rtl');
  });
});
