import { refuse } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { createTestContext, messages, productOf, samples, until } from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const cup = { sku: samples.lowStock.sku, quantity: 1 };

describe('adding', () => {
  test('shows the line before the server has answered', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const product = await productOf(shop);
    const variantId = product.variants[0]!.id;
    const mutation = shop.cart.add({ variantId, quantity: 2 }, { product, variantId });
    const before = shop.cart.$cart.get()!;
    expect(before.lines).toMatchObject([{ id: `new:${variantId}`, title: 'Dragon Well', quantity: 2 }]);
    expect(before.totals.at(-1)).toMatchObject({
      type: 'total',
      amount: { amount: 2 * product.variants[0]!.price.amount },
    });
    expect(shop.cart.$status.get()).toBe('saving');
    const settled = await shop.cart.settled(mutation);
    expect(settled).toMatchObject({ ok: true, cart: { itemCount: 2 } });
    expect(shop.cart.$cart.get()!.lines[0]!.id).toMatch(/^ln_/);
    expect(shop.cart.$pending.get()).toEqual([]);
  });

  test('counts the quantity at once, even without a preview to show', async () => {
    const { shop } = createTestContext().open();
    shop.cart.add({ ...tea, quantity: 3 });
    expect(shop.cart.$count.get()).toBe(3);
    expect(await until(shop.cart.$cart, (cart) => !!cart)).toMatchObject({ itemCount: 3 });
  });

  test('opens the cart with the first line, and adds the others to it in order', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    shop.cart.add(tea);
    await shop.cart.settled(shop.cart.add(cup));
    expect(testContext.asked()).toEqual(['cart.create', 'cart.addLines']);
    expect(shop.cart.$cart.get()!.lines.map(({ sku }) => sku)).toEqual([tea.sku, cup.sku]);
  });

  test('asks nothing of the server on a page without a cart', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    shop.cart.$cart.subscribe(() => {});
    shop.cart.$count.subscribe(() => {});
    await shop.cart.refresh();
    expect(testContext.asked()).toEqual([]);
    expect(shop.cart.$status.get()).toBe('idle');
  });

  test('is taken back when the server refuses, and says why', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    const mutation = shop.cart.add({ ...cup, quantity: 4 });
    expect(await shop.cart.settled(mutation)).toMatchObject({ ok: false, error: { code: 'out_of_stock', left: 3 } });
    expect(shop.cart.$error.get()).toMatchObject({ error: { code: 'out_of_stock' }, mutation: { id: mutation.id } });
    expect(shop.cart.$cart.get()!.lines).toHaveLength(1);
    expect(shop.cart.$count.get()).toBe(1);
    await shop.cart.settled(shop.cart.add(tea));
    expect(shop.cart.$error.get()).toBeNull();
  });
});

describe('changing', () => {
  test('a line that the server has not named yet can be changed', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const product = await productOf(shop);
    const variantId = product.variants[0]!.id;
    shop.cart.add({ variantId, quantity: 1 }, { product, variantId });
    const { id } = shop.cart.$cart.get()!.lines[0]!;
    const settled = await shop.cart.settled(shop.cart.setQuantity(id, 5));
    expect(settled).toMatchObject({ ok: true, cart: { itemCount: 5 } });
    // The id shown at first goes on meaning the line.
    await shop.cart.settled(shop.cart.remove(id));
    expect(shop.cart.$cart.get()!.lines).toEqual([]);
  });

  test('quantities pressed quickly become one request', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    const [line] = shop.cart.$cart.get()!.lines;
    await messages();
    const release = testContext.hold();
    const mutations = [2, 3, 4, 5].map((quantity) => shop.cart.setQuantity(line!.id, quantity));
    expect(shop.cart.$cart.get()!.lines[0]!.quantity).toBe(5);
    release();
    const settled = await Promise.all(mutations.map((mutation) => shop.cart.settled(mutation)));
    // The first was already on its way.
    expect(testContext.asked()).toEqual(['cart.create', 'cart.updateLine', 'cart.updateLine']);
    expect(settled.map((each) => each.ok && each.cart.itemCount)).toEqual([2, 5, 5, 5]);
  });

  test('a removed line can be put back', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    expect(shop.cart.restore()).toBeNull();
    await shop.cart.settled(shop.cart.add({ ...tea, quantity: 3 }));
    const [line] = shop.cart.$cart.get()!.lines;
    await shop.cart.settled(shop.cart.setQuantity(line!.id, 0));
    expect(shop.cart.$cart.get()!.lines).toEqual([]);
    const mutation = shop.cart.restore()!;
    expect(shop.cart.$cart.get()!.lines).toMatchObject([{ title: 'Dragon Well', quantity: 3 }]);
    expect(await shop.cart.settled(mutation)).toMatchObject({ ok: true, cart: { itemCount: 3 } });
    expect(shop.cart.restore()).toBeNull();
  });

  test('a discount code and a note show at once and are kept', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    shop.cart.applyCode('welcome10');
    expect(shop.cart.$cart.get()!.discountCodes).toMatchObject([{ code: 'welcome10', applied: false }]);
    await shop.cart.settled(shop.cart.setNote('Ring twice'));
    expect(shop.cart.$cart.get()).toMatchObject({
      note: 'Ring twice',
      discountCodes: [{ code: 'WELCOME10', applied: true }],
    });
    await shop.cart.settled(shop.cart.removeCode('Welcome10'));
    expect(shop.cart.$cart.get()!.discountCodes).toEqual([]);
  });

  test('a change elsewhere is taken in, and the mutation is sent again on top of it', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    const record = [...testContext.server.state.carts.values()][0]!;
    record.version += 1;
    record.note = 'from another device';
    const [line] = shop.cart.$cart.get()!.lines;
    const settled = await shop.cart.settled(shop.cart.setQuantity(line!.id, 7));
    expect(settled).toMatchObject({ ok: true, cart: { itemCount: 7, note: 'from another device' } });
    expect(shop.cart.$error.get()).toBeNull();
  });

  test('removing a line that is gone already is no error', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    const [line] = shop.cart.$cart.get()!.lines;
    [...testContext.server.state.carts.values()][0]!.lines = [];
    expect(await shop.cart.settled(shop.cart.remove(line!.id))).toMatchObject({ ok: true });
    expect(shop.cart.$cart.get()!.lines).toEqual([]);
  });

  test('what followed from a refused addition is dropped without a second message', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const product = await productOf(shop, samples.soldOut.handle);
    const variantId = product.variants[0]!.id;
    shop.cart.add({ variantId, quantity: 1 }, { product, variantId });
    const mutation = shop.cart.setQuantity(`new:${variantId}`, 2);
    expect(await shop.cart.settled(mutation)).toMatchObject({ ok: false, error: { code: 'line_not_found' } });
    expect(shop.cart.$count.get()).toBe(0);
    expect(shop.cart.$pending.get()).toEqual([]);
  });
});

describe('losing the cart', () => {
  test('an expired cart is replaced by a new one with the same lines, without an error', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add({ ...tea, quantity: 2 }));
    const { id } = shop.cart.$cart.get()!;
    testContext.server.state.carts.clear();
    const settled = await shop.cart.settled(shop.cart.add(cup));
    expect(settled).toMatchObject({ ok: true, cart: { itemCount: 3 } });
    expect(shop.cart.$cart.get()!.id).not.toBe(id);
    expect(shop.cart.$error.get()).toBeNull();
  });

  test('is reported if not every line could be kept', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    await shop.cart.settled(shop.cart.add(cup));
    testContext.server.state.carts.clear();
    testContext.server.state.stock.set(cup.sku, 0);
    await shop.cart.refresh();
    expect(shop.cart.$error.get()).toMatchObject({ error: { code: 'cart_not_found' } });
    expect(shop.cart.$cart.get()!.lines.map(({ sku }) => sku)).toEqual([tea.sku]);
    shop.cart.dismissError();
    expect(shop.cart.$error.get()).toBeNull();
  });

  test('a cart that became an order is forgotten in all tabs, and the next line opens a new one', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    await one.shop.cart.settled(one.shop.cart.add(tea));
    [...testContext.server.state.carts.values()][0]!.completed = true;
    await one.shop.cart.refresh();
    await messages();
    expect(one.shop.cart.$cart.get()).toBeNull();
    expect(two.shop.cart.$cart.get()).toBeNull();
    expect(await two.shop.cart.settled(two.shop.cart.add(cup))).toMatchObject({ ok: true, cart: { itemCount: 1 } });
    expect(testContext.server.state.carts.size).toBe(2);
  });

  test('a mutation for a cart that became an order meanwhile goes into a new one', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    [...testContext.server.state.carts.values()][0]!.completed = true;
    expect(await shop.cart.settled(shop.cart.add(cup))).toMatchObject({
      ok: true,
      cart: { lines: [{ sku: cup.sku }] },
    });
  });

  test('a refusal for another reason leaves the cart as it was', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    testContext.server.set({ summary: 'Broken', before: () => refuse('internal_error') });
    expect(await shop.cart.settled(shop.cart.add(cup))).toMatchObject({ ok: false, error: { code: 'internal_error' } });
    expect(shop.cart.$cart.get()!.itemCount).toBe(1);
  });
});
