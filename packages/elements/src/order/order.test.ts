import { expect } from '@esm-bundle/chai';
import { interfaceLanguages } from '@smallshop/contract';
import { createMockShop, samples } from '@smallshop/mocks';
import { axeFindings, leave, openPage, until } from '../test-support/page.ts';
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

  it('says what a bundle contained', async () => {
    const mock = createMockShop();
    mock.state.bundles.set(samples.plain.sku, [{ sku: samples.reduced.sku, quantity: 3 }]);
    const { order } = await openOrder('card', { mock });
    expect(order.all('[part~=component]')).to.deep.equal(['3 × Jasmine Pearls']);
    expect(await axeFindings(order.element)).to.deep.equal([]);
  });

  it('says that a confirmation was mailed, or is on its way, only where that is true', async () => {
    const { placed, mock } = await openOrder('card');
    const sentences = {
      sent: 'We sent a confirmation to lin@example.com.',
      queued: 'A confirmation is on its way to lin@example.com.',
      none: 'We will write to lin@example.com if there is a question about your order.',
    };
    for (const [state, sentence] of Object.entries(sentences)) {
      leave();
      mock.state.orders.get(placed!.id)!.order.confirmationMail = state === 'none' ? null : (state as 'sent');
      const { root } = await openPage(
        `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
        { mock },
      );
      const order = new OrderHarness(root.querySelector('smallshop-order')!);
      await until(() => order.headline !== '', 'the order');
      expect(order.text('#mail-note')).to.equal(sentence);
    }
  });

  it('keeps the e-mail address in its own direction in every language', async () => {
    const { placed, mock } = await openOrder('card');
    for (const language of interfaceLanguages) {
      for (const state of ['sent', 'queued', null] as const) {
        leave();
        mock.state.orders.get(placed!.id)!.order.confirmationMail = state;
        const { root } = await openPage(
          `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
          { mock, language },
        );
        const { root: shadow } = new OrderHarness(root.querySelector('smallshop-order')!);
        await until(
          () => shadow.querySelector('#mail-note bdi') !== null && shadow.querySelector('h2')!.textContent !== '',
          'the order',
        );
        const note = shadow.querySelector('#mail-note')!;
        expect(note.querySelector('bdi')!.textContent).to.equal('lin@example.com');
        expect(note.textContent!.replace('lin@example.com', '').trim(), language).to.have.length.above(5);
        expect(note.textContent).not.to.match(/[\n{}]/);
      }
    }
  });

  it('of items that are not shipped shows the billing address, and nothing about delivery', async () => {
    const mock = createMockShop();
    for (const { sku } of [samples.plain, samples.reduced]) mock.state.withoutShipping.add(sku);
    const { order, root } = await openOrder('card', { mock });
    expect(order.headline).to.equal('Thank you, Lin Yan');
    expect(order.statuses).to.deep.equal(['Paid']);
    await until(() => order.address.includes('26133 Oldenburg'), 'the address');
    expect(order.all('[part=address] h4')).to.deep.equal(['Billing address']);
    expect(order.root.querySelector('[aria-labelledby=delivery]')).to.equal(null);
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('says where to transfer the money to, and until when', async () => {
    const { order, mock } = await openOrder('bank_transfer');
    const { dueAt } = [...mock.state.orders.values()][0]!.order.payment;
    const moment = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(dueAt!));
    expect(order.all('[aria-labelledby=payment] > p')[1]).to.equal(
      `Please pay by ${moment}. After that, the order is cancelled.`,
    );
    expect(order.statuses[0]).to.equal('Waiting for payment');
    expect(order.text('[aria-labelledby=payment] p')).to.equal(
      'Please transfer €49.50 to this account. We send your order as soon as the money has arrived.',
    );
    expect(order.bank).to.include('IBAN DE89 3704 0044 0532 0130 00');
    expect(order.bank).to.include('Amount €49.50');
    expect(order.text('[aria-labelledby=delivery] p')).to.equal('Standard 3 to 5 working days after your payment');
  });

  it('asks for no money once it was cancelled', async () => {
    const { mock, placed } = await openOrder('bank_transfer');
    const { order: seen } = [...mock.state.orders.values()][0]!;
    Object.assign(seen, { status: 'cancelled', payment: { ...seen.payment, dueAt: null } });
    leave();
    const { root } = await openPage(
      `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
      { mock },
    );
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline !== '', 'the order');
    expect(order.all('[aria-labelledby=payment] > p')).to.deep.equal([
      'This order was cancelled. There is nothing to pay.',
    ]);
    expect(order.bank).to.deep.equal([]);
  });

  it('copies a row as a bank’s form wants it, and says so', async () => {
    const { order } = await openOrder('bank_transfer');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
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
    const { root } = await openPage(
      `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
      { mock },
    );
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
  });

  it('says that it was not found with a wrong token, without telling more', async () => {
    const { order } = await openOrder(null, {}, 'order-id="ord_1" order-token="guess" shop-href="/"');
    await until(() => order.text('.find p').startsWith('This order could not be found.'), 'the answer');
    expect(order.root.querySelector<HTMLAnchorElement>('a.button')!.pathname).to.equal('/');
  });

  it('says that there is none yet, and offers to find one', async () => {
    const { order } = await openOrder(null);
    expect(order.headline).to.equal('Find your order');
    expect(order.text('.find p')).to.equal('When you have placed an order, you will find it here.');
  });

  it('is opened by the link in a mail', async () => {
    const { placed, mock } = await openOrder('card');
    leave();
    const { root } = await openPage('<smallshop-order></smallshop-order>', { mock });
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.headline === 'Find your order', 'the form');
    location.hash = `#order=${placed!.id}&token=${placed!.token}`;
    await until(() => order.headline === 'Thank you, Lin Yan', 'the order');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('shows what was sent and what goes back', async () => {
    const { placed, mock } = await openOrder('card');
    leave();
    const { order: stored } = mock.state.orders.get(placed!.id)!;
    const sentAt = '2026-11-23T10:00:00.000Z';
    stored.shipments.push({
      id: 's',
      sentAt,
      lines: [],
      trackingNumber: '1Z 9',
      trackingUrl: 'https://track.example/1Z9',
    });
    stored.refunds.push({
      id: 'r1',
      amount: { amount: 500, currency: 'EUR' },
      giftCards: [{ last4: '5050', amount: { amount: 200, currency: 'EUR' } }],
      status: 'refunded',
      lines: [],
      createdAt: sentAt,
    });
    stored.refunds.push({
      id: 'r2',
      amount: { amount: 100, currency: 'EUR' },
      giftCards: [],
      status: 'failed',
      lines: [],
      createdAt: sentAt,
    });
    const { root } = await openPage(
      `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
      { mock },
    );
    const order = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => order.all('[part=parcels] li').length === 1, 'the parcel');
    expect(order.text('[part=parcels] li')).to.match(/^Sent on .* Tracking number 1Z 9 Track the parcel$/);
    expect(order.root.querySelector<HTMLAnchorElement>('[part=parcels] a')!.href).to.equal('https://track.example/1Z9');
    expect(order.all('[part=refunds] li').map((line) => line.split(' ').slice(0, 2).join(' '))).to.deep.equal([
      '€5.00 refunded',
    ]);
    expect(order.text('[part=refunds] li .small')).to.equal('Of it, €2.00 went onto your gift card ••••5050');
  });

  it('tries again when asked after a failure', async () => {
    const { placed, mock } = await openOrder('card');
    leave();
    mock.set('server-error');
    const { root } = await openPage(
      `<smallshop-order order-id="${placed!.id}" order-token="${placed!.token}"></smallshop-order>`,
      { mock },
    );
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
