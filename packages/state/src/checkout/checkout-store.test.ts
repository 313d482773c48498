import { testCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { checkoutOf } from '../checkout.ts';
import { address, openCheckout, createReadyCheckout, tea, cardToken } from '../test-support/checkout-test-context.ts';
import { createTestContext, messages, until } from '../test-support/test-context.ts';
import { saveDelayMs } from './save.ts';

describe('opening', () => {
  test('opens the one checkout of the cart, however often', async () => {
    const page = await openCheckout();
    expect(checkoutOf(page.shop)).toBe(page.checkout);
    const { id } = page.checkout.$checkout.get()!;
    await Promise.all([page.checkout.open(), page.checkout.open()]);
    expect(page.checkout.$checkout.get()!.id).toBe(id);
    expect(page.testContext.server.state.checkouts.size).toBe(1);
    expect(page.checkout.$status.get()).toBe('idle');
  });

  test('waits for the mutations still on their way', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    shop.cart.add(tea);
    const checkout = checkoutOf(shop);
    await checkout.open();
    expect(checkout.$checkout.get()!.lines).toMatchObject([{ quantity: 2 }]);
  });

  test('waits for mutations of the previous page, which this page has not adopted yet', async () => {
    const testContext = createTestContext();
    const before = testContext.open();
    const release = testContext.hold();
    before.shop.cart.add(tea);
    await messages();
    const { shop } = testContext.open();
    const checkout = checkoutOf(shop);
    const open = checkout.open();
    await messages();
    expect([checkout.$status.get(), shop.cart.$count.get()]).toEqual(['loading', 2]);
    // The page is gone only now: this one takes over what it left.
    before.tab.close();
    release();
    await open;
    expect(checkout.$checkout.get()!.lines).toMatchObject([{ quantity: 2 }]);
    expect(testContext.asked().filter((operation) => operation === 'checkout.create')).toHaveLength(1);
  });

  test('reports a network error if the mutations cannot be sent', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    testContext.loseAnswer();
    shop.cart.add(tea);
    const checkout = checkoutOf(shop);
    await checkout.open();
    expect(checkout.$error.get()).toMatchObject({ code: 'network_error' });
    testContext.browser.advance(60_000);
    await checkout.open();
    expect(checkout.$checkout.get()!.lines).toMatchObject([{ quantity: 2 }]);
  });

  test('reports that there is nothing to pay for', async () => {
    const checkout = checkoutOf(createTestContext().open().shop);
    await checkout.open();
    expect(checkout.$status.get()).toBe('error');
    expect(checkout.$error.get()).toMatchObject({ code: 'cart_empty' });
  });

  test('goes on with a new cart where the old one expired', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    testContext.server.state.carts.clear();
    const checkout = checkoutOf(shop);
    await checkout.open();
    expect(checkout.$checkout.get()!.lines).toHaveLength(1);
    expect(checkout.$error.get()).toBeNull();
  });

  test('follows a change of the cart', async () => {
    const { shop, checkout } = await openCheckout();
    const off = checkout.$checkout.subscribe(() => {});
    await shop.cart.settled(shop.cart.setQuantity(shop.cart.$cart.get()!.lines[0]!.id, 5));
    const followed = await until(checkout.$checkout, (value) => value?.lines[0]?.quantity === 5);
    expect(followed!.totals).toEqual(shop.cart.$cart.get()!.totals);
    off();
  });
});

describe('typing', () => {
  test('is remembered at once and sent after a pause, all in one request', async () => {
    const { testContext, checkout } = await openCheckout();
    checkout.edit({ email: 'a' });
    testContext.browser.advance(saveDelayMs - 1);
    checkout.edit({ email: 'ada@example.com' });
    checkout.edit({ note: 'Ring twice' });
    expect(checkout.$draft.get()).toMatchObject({ email: 'ada@example.com', note: 'Ring twice' });
    testContext.browser.advance(saveDelayMs - 1);
    await messages();
    expect(testContext.asked()).not.toContain('checkout.update');
    testContext.browser.advance(1);
    await until(checkout.$checkout, (value) => value?.note === 'Ring twice');
    expect(testContext.asked().filter((operation) => operation === 'checkout.update')).toHaveLength(1);
    expect(checkout.$checkout.get()!.contact).toEqual({ email: 'ada@example.com' });
  });

  test('sends nothing twice, and nothing that was not typed', async () => {
    const { testContext, checkout } = await createReadyCheckout();
    const before = testContext.asked().length;
    expect(await checkout.save()).toBe(true);
    checkout.edit({ deliveryAddress: { ...address, line2: '' } });
    expect(await checkout.save()).toBe(true);
    expect(testContext.asked()).toHaveLength(before);
  });

  test('survives a reload, cards excepted', async () => {
    const { testContext, session, tab, checkout, ...page } = await openCheckout();
    checkout.edit({ email: 'ada@example.com', deliveryAddress: { country: 'US', city: 'Aust' } });
    await cardToken({ testContext, session, tab, checkout, ...page }, testCards.approved);
    tab.close();
    expect([...session.values()].join()).not.toContain('4242');
    const again = await openCheckout(testContext, session);
    expect(again.checkout.$draft.get()).toMatchObject({ email: 'ada@example.com', deliveryAddress: { city: 'Aust' } });
    await until(again.checkout.$checkout, (value) => value?.deliveryAddress?.city === 'Aust');
  });

  test('shows what the server knows from another tab, below what was typed here', async () => {
    const { testContext, checkout } = await createReadyCheckout();
    checkout.edit({ note: 'mine' });
    const other = await openCheckout(testContext, new Map());
    expect(other.checkout.$draft.get()).toMatchObject({
      email: 'ada@example.com',
      note: '',
      fulfillmentOptionId: 'standard',
    });
    other.checkout.edit({ note: 'theirs' });
    expect(await other.checkout.save()).toBe(true);
    // The version this tab knows is old by now.
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.note).toBe('mine');
    expect(checkout.$error.get()).toBeNull();
  });

  test('a refused field is reported and does not block the others', async () => {
    const { testContext, checkout } = await openCheckout();
    checkout.edit({ email: 'ada@example.com', deliveryAddress: { country: 'AQ' } });
    expect(await checkout.save()).toBe(false);
    expect(checkout.$error.get()).toMatchObject({ code: 'country_not_served', field: 'deliveryAddress.country' });
    expect(checkout.$checkout.get()!.contact).toEqual({ email: 'ada@example.com' });
    const before = testContext.asked().length;
    expect(await checkout.save()).toBe(false);
    expect(testContext.asked()).toHaveLength(before);
    checkout.edit({ deliveryAddress: address });
    expect(checkout.$error.get()).toBeNull();
    expect(await checkout.save()).toBe(true);
  });

  test('without a network is kept and sent later', async () => {
    const { testContext, checkout } = await openCheckout();
    testContext.server.set('offline');
    checkout.edit({ email: 'ada@example.com' });
    expect(await checkout.save()).toBe(false);
    expect(checkout.$error.get()).toMatchObject({ code: 'network_error' });
    testContext.server.set('normal');
    testContext.browser.advance(1000);
    await until(checkout.$checkout, (value) => value?.contact?.email === 'ada@example.com');
    expect(checkout.$error.get()).toBeNull();
  });

  test('another billing address can be given and taken back', async () => {
    const { checkout } = await createReadyCheckout();
    checkout.edit({ billingAddress: { ...address, name: 'Firm' } });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.billingAddress).toMatchObject({ name: 'Firm' });
    checkout.edit({ billingAddress: null });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.billingAddress).toBeNull();
  });

  test('without anything to ship has only the billing address, also when that was the same before', async () => {
    const { testContext, checkout } = await createReadyCheckout();
    checkout.edit({ billingAddress: { ...address, name: 'Firm' } });
    checkout.edit({ billingAddress: null });
    testContext.server.state.withoutShipping.add(tea.sku);
    await checkout.open();
    expect(checkout.$checkout.get()).toMatchObject({ requiresShipping: false, status: 'ready_for_complete' });
    expect(checkout.$draft.get().billingAddress).toEqual(address);
    const asked = testContext.asked().length;
    expect(await checkout.save()).toBe(true);
    // There is nothing to send: what is the same is not sent over and over.
    expect(testContext.asked().slice(asked)).toEqual([]);
    checkout.edit({ billingAddress: { ...address, city: 'Dallas' } });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.billingAddress).toMatchObject({ city: 'Dallas' });
  });

  test('without anything to ship asks for an address in the country that is priced for', async () => {
    const testContext = createTestContext();
    testContext.server.state.withoutShipping.add(tea.sku);
    const { checkout } = await openCheckout(testContext);
    expect(checkout.$draft.get().billingAddress).toEqual({ country: 'US' });
    checkout.edit({
      email: 'ada@example.com',
      billingAddress: { ...address, country: 'DE', region: '', postalCode: '10119' },
    });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()).toMatchObject({
      region: { country: 'DE', decidedBy: 'address' },
      deliveryAddress: null,
      status: 'ready_for_complete',
    });
  });

  test('the form of a country is asked for once', async () => {
    const { testContext, checkout } = await openCheckout();
    const { $format } = checkout.addressFormat('US');
    const format = await until($format, ({ status }) => status === 'ready');
    expect(format.data!.fields.length).toBeGreaterThan(3);
    expect(checkout.addressFormat('US').$format).toBe($format);
    expect(testContext.asked().filter((operation) => operation === 'address.getFormat')).toHaveLength(1);
  });
});
