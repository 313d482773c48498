import { refuse, samples, testCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { checkoutOf, orderOf } from '../checkout.ts';
import { createScene, messages, until, type Page, type Scene } from '../test-support/scene.ts';
import type { CheckoutStore } from './checkout.types.ts';
import { pause } from './save.ts';

const tea = { sku: samples.plain.sku, quantity: 2 };
const address = { country: 'US', name: 'Ada', line1: '1 Main St', city: 'Austin', region: 'TX', postalCode: '73301' };
const filled = { email: 'ada@example.com', deliveryAddress: address, fulfillmentOptionId: 'standard' };
const card = (number: string) => ({ number, expiryMonth: 12, expiryYear: 2030, cvc: '123' });

interface Opened extends Page {
  scene: Scene;
  checkout: CheckoutStore;
  session: Map<string, string>;
}

/** A page with tea in the cart and its checkout open. */
async function opened(scene = createScene(), session = new Map<string, string>()): Promise<Opened> {
  const page = scene.open({ region: { country: 'US' } }, session);
  if (!page.shop.cart.$count.get()) await page.shop.cart.settled(page.shop.cart.add(tea));
  const checkout = checkoutOf(page.shop);
  await checkout.open();
  return { scene, session, checkout, ...page };
}

async function ready(from?: Opened): Promise<Opened> {
  const page = from ?? (await opened());
  page.checkout.edit(filled);
  // The options depend on the address: they can be chosen once it is known.
  expect(await page.checkout.save()).toBe(true);
  return page;
}

async function tokenOf({ checkout }: Opened, number: string): Promise<string> {
  const result = await checkout.createTestToken(card(number));
  if (!result.ok) throw result.error;
  return result.data.token;
}

describe('opening', () => {
  test('opens the one checkout of the cart, however often', async () => {
    const page = await opened();
    expect(checkoutOf(page.shop)).toBe(page.checkout);
    const { id } = page.checkout.$checkout.get()!;
    await Promise.all([page.checkout.open(), page.checkout.open()]);
    expect(page.checkout.$checkout.get()!.id).toBe(id);
    expect(page.scene.server.state.checkouts.size).toBe(1);
    expect(page.checkout.$status.get()).toBe('idle');
  });

  test('waits for the wishes still on their way', async () => {
    const scene = createScene();
    const { shop } = scene.open();
    shop.cart.add(tea);
    const checkout = checkoutOf(shop);
    await checkout.open();
    expect(checkout.$checkout.get()!.lines).toMatchObject([{ quantity: 2 }]);
  });

  test('tells that there is nothing to pay for', async () => {
    const checkout = checkoutOf(createScene().open().shop);
    await checkout.open();
    expect(checkout.$status.get()).toBe('error');
    expect(checkout.$error.get()).toMatchObject({ code: 'cart_empty' });
  });

  test('goes on with a new cart where the old one expired', async () => {
    const scene = createScene();
    const { shop } = scene.open();
    await shop.cart.settled(shop.cart.add(tea));
    scene.server.state.carts.clear();
    const checkout = checkoutOf(shop);
    await checkout.open();
    expect(checkout.$checkout.get()!.lines).toHaveLength(1);
    expect(checkout.$error.get()).toBeNull();
  });

  test('follows a change of the cart', async () => {
    const { shop, checkout } = await opened();
    const off = checkout.$checkout.subscribe(() => {});
    await shop.cart.settled(shop.cart.setQuantity(shop.cart.$cart.get()!.lines[0]!.id, 5));
    const followed = await until(checkout.$checkout, (value) => value?.lines[0]?.quantity === 5);
    expect(followed!.totals).toEqual(shop.cart.$cart.get()!.totals);
    off();
  });
});

describe('typing', () => {
  test('is remembered at once and sent after a pause, all in one request', async () => {
    const { scene, checkout } = await opened();
    checkout.edit({ email: 'a' });
    scene.browser.advance(pause - 1);
    checkout.edit({ email: 'ada@example.com' });
    checkout.edit({ note: 'Ring twice' });
    expect(checkout.$draft.get()).toMatchObject({ email: 'ada@example.com', note: 'Ring twice' });
    scene.browser.advance(pause - 1);
    await messages();
    expect(scene.asked()).not.toContain('checkout.update');
    scene.browser.advance(1);
    await until(checkout.$checkout, (value) => value?.note === 'Ring twice');
    expect(scene.asked().filter((operation) => operation === 'checkout.update')).toHaveLength(1);
    expect(checkout.$checkout.get()!.contact).toEqual({ email: 'ada@example.com' });
  });

  test('sends nothing twice, and nothing that was not typed', async () => {
    const { scene, checkout } = await ready();
    const before = scene.asked().length;
    expect(await checkout.save()).toBe(true);
    checkout.edit({ deliveryAddress: { ...address, line2: '' } });
    expect(await checkout.save()).toBe(true);
    expect(scene.asked()).toHaveLength(before);
  });

  test('survives a reload, cards excepted', async () => {
    const { scene, session, tab, checkout, ...page } = await opened();
    checkout.edit({ email: 'ada@example.com', deliveryAddress: { country: 'US', city: 'Aust' } });
    await tokenOf({ scene, session, tab, checkout, ...page }, testCards.approved);
    tab.close();
    expect([...session.values()].join()).not.toContain('4242');
    const again = await opened(scene, session);
    expect(again.checkout.$draft.get()).toMatchObject({ email: 'ada@example.com', deliveryAddress: { city: 'Aust' } });
    await until(again.checkout.$checkout, (value) => value?.deliveryAddress?.city === 'Aust');
  });

  test('shows what the server knows from another tab, below what was typed here', async () => {
    const { scene, checkout } = await ready();
    checkout.edit({ note: 'mine' });
    const other = await opened(scene, new Map());
    expect(other.checkout.$draft.get()).toMatchObject({ email: 'ada@example.com', note: '', fulfillmentOptionId: 'standard' });
    other.checkout.edit({ note: 'theirs' });
    expect(await other.checkout.save()).toBe(true);
    // The version this tab knows is old by now.
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.note).toBe('mine');
    expect(checkout.$error.get()).toBeNull();
  });

  test('a refused field is told of and does not hold up the others', async () => {
    const { scene, checkout } = await opened();
    checkout.edit({ email: 'ada@example.com', deliveryAddress: { country: 'AQ' } });
    expect(await checkout.save()).toBe(false);
    expect(checkout.$error.get()).toMatchObject({ code: 'country_not_served', field: 'deliveryAddress.country' });
    expect(checkout.$checkout.get()!.contact).toEqual({ email: 'ada@example.com' });
    const before = scene.asked().length;
    expect(await checkout.save()).toBe(false);
    expect(scene.asked()).toHaveLength(before);
    checkout.edit({ deliveryAddress: address });
    expect(checkout.$error.get()).toBeNull();
    expect(await checkout.save()).toBe(true);
  });

  test('without a network is kept and sent later', async () => {
    const { scene, checkout } = await opened();
    scene.server.set('offline');
    checkout.edit({ email: 'ada@example.com' });
    expect(await checkout.save()).toBe(false);
    expect(checkout.$error.get()).toMatchObject({ code: 'network_error' });
    scene.server.set('normal');
    scene.browser.advance(1000);
    await until(checkout.$checkout, (value) => value?.contact?.email === 'ada@example.com');
  });

  test('another billing address can be given and taken back', async () => {
    const { checkout } = await ready();
    checkout.edit({ billingAddress: { ...address, name: 'Firm' } });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.billingAddress).toMatchObject({ name: 'Firm' });
    checkout.edit({ billingAddress: null });
    expect(await checkout.save()).toBe(true);
    expect(checkout.$checkout.get()!.billingAddress).toBeNull();
  });

  test('the form of a country is asked for once', async () => {
    const { scene, checkout } = await opened();
    const { $format } = checkout.addressFormat('US');
    const format = await until($format, ({ status }) => status === 'ready');
    expect(format.data!.fields.length).toBeGreaterThan(3);
    expect(checkout.addressFormat('US').$format).toBe($format);
    expect(scene.asked().filter((operation) => operation === 'address.getFormat')).toHaveLength(1);
  });
});

describe('paying', () => {
  test('makes one order of two clicks, forgets the cart in all tabs, and remembers the order', async () => {
    const page = await ready();
    const other = page.scene.open();
    const token = await tokenOf(page, testCards.approved);
    const payment = { methodId: 'test_card', token };
    const answers = await Promise.all([page.checkout.complete(payment), page.checkout.complete(payment)]);
    expect(answers[0]).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(answers[1]).toBe(answers[0]);
    expect(page.scene.server.state.orders.size).toBe(1);
    await messages();
    expect(page.shop.cart.$cart.get()).toBeNull();
    expect(other.shop.cart.$cart.get()).toBeNull();
    const order = page.checkout.$checkout.get()!.order!;
    expect(orderOf(page.shop).$placed.get()).toEqual(order);
    expect(orderOf(other.shop).$placed.get()).toEqual(order);
    expect(page.session.size).toBe(0);
    // A later visit still finds it.
    expect(orderOf(page.scene.open().shop).$placed.get()).toEqual(order);
  });

  test('sends what was typed last before it pays', async () => {
    const page = await opened();
    page.checkout.edit(filled);
    const token = await tokenOf(page, testCards.approved);
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({ ok: true });
  });

  test('a declined card is told of, and another one pays', async () => {
    const page = await ready();
    const bad = await tokenOf(page, testCards.declined);
    expect(await page.checkout.complete({ methodId: 'test_card', token: bad })).toMatchObject({ ok: false, error: { code: 'payment_declined' } });
    expect(page.checkout.$status.get()).toBe('error');
    expect(page.checkout.$error.get()).toMatchObject({ code: 'payment_declined' });
    expect(page.shop.cart.$count.get()).toBe(2);
    const good = await tokenOf(page, testCards.approved);
    expect(await page.checkout.complete({ methodId: 'test_card', token: good })).toMatchObject({ ok: true });
    expect(page.checkout.$error.get()).toBeNull();
  });

  test('a card that asks for a step is paid after it', async () => {
    const page = await ready();
    const payment = { methodId: 'test_card', token: await tokenOf(page, testCards.needsConfirmation) };
    const first = await page.checkout.complete(payment);
    expect(first).toMatchObject({ ok: true, checkout: { status: 'complete_in_progress', payment: { status: 'requires_action' } } });
    const { paymentId } = page.checkout.$checkout.get()!.payment!.action!;
    expect(await page.checkout.confirmTestPayment(paymentId, 'approve')).toEqual({ ok: true });
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: true, checkout: { status: 'completed' } });
  });

  test('a lost answer does not pay twice', async () => {
    const page = await ready();
    const payment = { methodId: 'test_card', token: await tokenOf(page, testCards.approved) };
    page.scene.loseAnswer();
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: false, error: { code: 'network_error' } });
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(page.scene.server.state.orders.size).toBe(1);
  });

  test('a lost answer and a new card do not pay twice either', async () => {
    const page = await ready();
    const token = await tokenOf(page, testCards.approved);
    page.scene.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    const second = await page.checkout.complete({ methodId: 'test_card', token: await tokenOf(page, testCards.approved) });
    expect(second).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(page.scene.server.state.orders.size).toBe(1);
  });

  test('an order whose answer was lost in a reload is found again', async () => {
    const page = await ready();
    const token = await tokenOf(page, testCards.approved);
    page.scene.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    page.tab.close();
    const again = await opened(page.scene, page.session);
    expect(again.checkout.$checkout.get()).toMatchObject({ status: 'completed' });
    expect(orderOf(again.shop).$placed.get()).toEqual(again.checkout.$checkout.get()!.order);
    expect(again.shop.cart.$cart.get()).toBeNull();
  });

  test('an open payment step is there again after a reload', async () => {
    const page = await ready();
    await page.checkout.complete({ methodId: 'test_card', token: await tokenOf(page, testCards.needsConfirmation) });
    page.tab.close();
    const again = await opened(page.scene, page.session);
    const { action } = again.checkout.$checkout.get()!.payment!;
    await again.checkout.confirmTestPayment(action!.paymentId, 'approve');
    expect(await again.checkout.complete({ methodId: 'test_card' })).toMatchObject({ ok: true, checkout: { status: 'completed' } });
  });

  test('a step whose announcement was lost in a reload is asked for again, with the same key', async () => {
    const page = await ready();
    const token = await tokenOf(page, testCards.needsConfirmation);
    page.scene.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    page.tab.close();
    const again = await opened(page.scene, page.session);
    await until(again.checkout.$status, (status) => status === 'idle');
    expect(again.checkout.$checkout.get()).toMatchObject({ status: 'complete_in_progress', payment: { status: 'requires_action' } });
    expect(page.scene.server.state.payments.size).toBe(1);
  });

  test('an order made in another tab ends the checkout in this one', async () => {
    const page = await ready();
    await page.checkout.complete({ methodId: 'test_card', token: await tokenOf(page, testCards.needsConfirmation) });
    const { paymentId } = page.checkout.$checkout.get()!.payment!.action!;
    // The shopper confirmed on the bank's page, in another window.
    await page.checkout.confirmTestPayment(paymentId, 'approve');
    const other = await opened(page.scene, new Map());
    expect(await other.checkout.complete({ methodId: 'test_card' })).toMatchObject({ ok: true });
    expect(await until(page.checkout.$checkout, (value) => value?.status === 'completed')).toBeTruthy();
    expect(page.checkout.$checkout.get()!.order).toEqual(orderOf(page.shop).$placed.get());
  });

  test('shows the new total when the price changed meanwhile', async () => {
    const page = await ready();
    const before = page.checkout.$checkout.get()!.totals;
    const token = await tokenOf(page, testCards.approved);
    page.scene.server.state.conditions.priceFactor = 2;
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({ ok: false, error: { code: 'price_changed' } });
    expect(page.checkout.$checkout.get()!.totals).not.toEqual(before);
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({ ok: true });
  });

  test('tells what is missing instead of paying', async () => {
    const page = await opened();
    page.checkout.edit({ email: 'ada@example.com' });
    const answer = await page.checkout.complete({ methodId: 'test_card', token: await tokenOf(page, testCards.approved) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'checkout_incomplete' } });
    expect(page.scene.server.state.orders.size).toBe(0);
  });

  test('pays nothing when what was typed could not be sent', async () => {
    const page = await ready();
    const token = await tokenOf(page, testCards.approved);
    page.scene.server.set({ summary: 'No notes', before: (operation) => (operation === 'checkout.update' ? refuse('invalid_request', { field: 'note' }) : undefined) });
    page.checkout.edit({ note: 'x' });
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({ ok: false, error: { code: 'invalid_request', field: 'note' } });
    expect(page.scene.asked()).not.toContain('checkout.complete');
  });

  test('a card that is none is told of at its field', async () => {
    const page = await ready();
    expect(await page.checkout.createTestToken(card('1234567890123'))).toMatchObject({ ok: false, error: { code: 'card_number_invalid', field: 'number' } });
  });
});

describe('the order', () => {
  test('opens with its token, and not without', async () => {
    const page = await ready();
    await page.checkout.complete({ methodId: 'test_card', token: await tokenOf(page, testCards.approved) });
    const orders = orderOf(page.shop);
    const placed = orders.$placed.get()!;
    expect(orders.$order.get()).toBeNull();
    orders.open(placed);
    expect(await until(orders.$order, (order) => order?.status === 'ready')).toMatchObject({ data: { id: placed.id, number: placed.number } });
    orders.open({ id: placed.id, token: 'guess' });
    expect(await until(orders.$order, (order) => order?.status === 'error')).toMatchObject({ error: { code: 'order_not_found' } });
    page.scene.server.set('offline');
    orders.open(placed);
    await until(orders.$order, (order) => order?.status === 'error');
    page.scene.server.set('normal');
    orders.retry();
    await until(orders.$order, (order) => order?.status === 'ready');
  });

  test('a stored order that makes no sense is none', () => {
    const scene = createScene();
    scene.browser.storage.set('smallshop:pk_test@mock.example:order', '{"id":7}');
    expect(orderOf(scene.open().shop).$placed.get()).toBeNull();
  });
});
