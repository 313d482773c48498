import { testCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { checkoutOf } from '../checkout.ts';
import { openCheckout, createReadyCheckout, tea } from '../test-support/checkout-test-context.ts';
import { createTestContext, messages, until } from '../test-support/test-context.ts';

describe('once the network is back', () => {
  test('products that could not be fetched come without being asked for', async () => {
    const testContext = createTestContext();
    const { shop, tab } = testContext.open();
    testContext.loseAnswer();
    const { $list } = shop.catalog.products({});
    const off = $list.subscribe(() => {});
    await until($list, ({ status }) => status === 'error');
    tab.wake();
    await until($list, ({ status }) => status === 'ready');
    off();
  });

  test('a checkout that could not be opened opens', async () => {
    const testContext = createTestContext();
    const { shop, tab } = testContext.open();
    await shop.cart.settled(shop.cart.add(tea));
    const checkout = checkoutOf(shop);
    const off = checkout.$checkout.subscribe(() => {});
    testContext.loseAnswer();
    await checkout.open();
    expect(checkout.$error.get()).toMatchObject({ code: 'network_error' });
    tab.wake();
    await until(checkout.$checkout, (value) => value !== null);
    expect(checkout.$error.get()).toBeNull();
    off();
  });

  test('the message that a card could not be sent goes, and no order is placed', async () => {
    const page = await createReadyCheckout();
    const off = page.checkout.$checkout.subscribe(() => {});
    page.testContext.loseAnswer();
    const result = await page.checkout.createTestToken({
      number: testCards.approved,
      expiryMonth: 12,
      expiryYear: 2034,
      cvc: '123',
    });
    expect(result.ok).toBe(false);
    expect(page.checkout.$error.get()).toMatchObject({ code: 'network_error' });
    page.tab.wake();
    await until(page.checkout.$error, (error) => error === null);
    await messages();
    expect(page.checkout.$status.get()).toBe('idle');
    expect(page.testContext.asked()).not.toContain('checkout.complete');
    off();
  });

  test('the message of a checkout goes, also where there is nothing left to send', async () => {
    const page = await openCheckout();
    const off = page.checkout.$checkout.subscribe(() => {});
    page.checkout.edit({ email: 'ada@example.com' });
    page.testContext.loseAnswer();
    await page.checkout.save();
    expect(page.checkout.$error.get()).toMatchObject({ code: 'network_error' });
    page.tab.wake();
    await until(page.checkout.$error, (error) => error === null);
    await messages();
    expect(page.checkout.$status.get()).toBe('idle');
    off();
  });
});
