import { testOrderCode } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { orderOf } from '../checkout.ts';
import { createReadyCheckout, cardToken } from '../test-support/checkout-test-context.ts';
import { createTestContext } from '../test-support/test-context.ts';
import { testCards } from '@smallshop/mocks';

describe('finding an order', () => {
  async function ordered() {
    const page = await createReadyCheckout();
    await page.checkout.complete({ methodId: 'test_card', token: await cardToken(page, testCards.approved) });
    const placed = orderOf(page.shop).$placed.get()!;
    const { contact } = [...page.testContext.server.state.orders.values()][0]!.order;
    // Another device: nothing is remembered there.
    const elsewhere = createTestContext();
    elsewhere.server.state.orders.set(placed.id, page.testContext.server.state.orders.get(placed.id)!);
    const { shop } = elsewhere.open();
    return { placed, email: contact.email, orders: orderOf(shop), testContext: elsewhere };
  }

  test('by number, e-mail address and code opens it on another device, and keeps nothing there', async () => {
    const { placed, email, orders, testContext } = await ordered();
    await orders.lookUp({ number: ` ${placed.number} `, email });
    expect(orders.$lookup.get()).toEqual({ step: 'code', busy: false, email, error: null });
    await orders.openByCode(testOrderCode);
    expect(orders.$found.get()).toEqual(placed);
    expect(JSON.stringify([...testContext.browser.storage])).not.toContain(placed.token);
  });

  test('with a wrong code may be tried again, or started over', async () => {
    const { placed, email, orders } = await ordered();
    await orders.lookUp({ number: placed.number, email });
    await orders.openByCode('000000');
    expect(orders.$lookup.get()).toMatchObject({ step: 'code', busy: false, error: { code: 'order_code_invalid' } });
    orders.startOver();
    expect(orders.$lookup.get()).toEqual({ step: 'number', busy: false, email: '', error: null });
    await orders.openByCode(testOrderCode);
    expect(orders.$found.get()).toBeNull();
  });

  test('asks once, however often the button is pressed', async () => {
    const { placed, email, orders, testContext } = await ordered();
    await Promise.all([1, 2, 3].map(() => orders.lookUp({ number: placed.number, email })));
    expect(testContext.asked().filter((operation) => operation === 'order.lookUp')).toHaveLength(1);
  });

  test('reports that the server cannot be reached', async () => {
    const { placed, email, orders, testContext } = await ordered();
    testContext.server.set('offline');
    await orders.lookUp({ number: placed.number, email });
    expect(orders.$lookup.get()).toMatchObject({ step: 'number', busy: false });
    expect(orders.$lookup.get().error).not.toBeNull();
  });
});
