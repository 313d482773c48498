import { testCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { orderOf } from '../checkout.ts';
import { createReadyCheckout, cardToken } from '../test-support/checkout-test-context.ts';
import { createTestContext, until } from '../test-support/test-context.ts';

describe('the order', () => {
  test('opens with its token, and not without', async () => {
    const page = await createReadyCheckout();
    await page.checkout.complete({ methodId: 'test_card', token: await cardToken(page, testCards.approved) });
    const orders = orderOf(page.shop);
    const placed = orders.$placed.get()!;
    expect(orders.$order.get()).toBeNull();
    orders.open(placed);
    expect(await until(orders.$order, (order) => order?.status === 'ready')).toMatchObject({
      data: { id: placed.id, number: placed.number },
    });
    orders.open({ id: placed.id, token: 'guess' });
    expect(await until(orders.$order, (order) => order?.status === 'error')).toMatchObject({
      error: { code: 'order_not_found' },
    });
    page.testContext.server.set('offline');
    orders.open(placed);
    await until(orders.$order, (order) => order?.status === 'error');
    page.testContext.server.set('normal');
    orders.retry();
    await until(orders.$order, (order) => order?.status === 'ready');
  });

  test('a stored order that makes no sense is none', () => {
    const testContext = createTestContext();
    testContext.browser.storage.set('smallshop:pk_test@mock.example:order', '{"id":7}');
    expect(orderOf(testContext.open().shop).$placed.get()).toBeNull();
  });
});
