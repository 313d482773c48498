import type { Checkout } from '@smallshop/contract';
import { samples, testCards } from '@smallshop/mocks';
import { createClient } from '@smallshop/client';
import { expect, test } from 'vitest';
import { checkoutOf } from '../checkout.ts';
import type { ShopApi } from '../shop-api.ts';
import { createTestContext, endpoint, messages, until } from '../test-support/test-context.ts';
import { pollIntervalMs } from './complete.ts';

/** A backend that takes its time: what it says about the payment can be set. */
function slowBackend(testContext: ReturnType<typeof createTestContext>) {
  const client = createClient({ endpoint, key: 'pk_test', fetch: testContext.server.fetch, retries: 0 });
  const change: { to: Partial<Checkout> } = { to: {} };
  let gets = 0;
  const api: ShopApi = {
    ...client,
    checkout: {
      ...client.checkout,
      async get(input, options) {
        gets++;
        const result = await client.checkout.get(input, options);
        return result.ok ? { ...result, data: { ...result.data, ...change.to } } : result;
      },
    },
  };
  return { api, change, gets: () => gets };
}

test('a payment that is being processed is asked about until its end is known', async () => {
  const testContext = createTestContext();
  const { api, change, gets } = slowBackend(testContext);
  const session = new Map<string, string>();
  const { shop, tab } = testContext.open({ api, region: { country: 'US' } }, session);
  await shop.cart.settled(shop.cart.add({ sku: samples.plain.sku, quantity: 1 }));
  const checkout = checkoutOf(shop);
  await checkout.open();
  const { id } = checkout.$checkout.get()!;
  tab.close();

  // The page comes back from the bank while the server still waits for the bank's word.
  const key = 'smallshop:pk_test@mock.example:checkout';
  const total = checkout.$checkout.get()!.totals.at(-1)!.amount;
  const input = {
    checkoutId: id,
    paymentMethodId: 'test_card',
    paymentToken: testCards.approved,
    expectedTotal: total,
  };
  session.set(key, JSON.stringify({ edits: {}, pending: { key: 'k'.repeat(16), input } }));
  const processing: Partial<Checkout> = {
    status: 'complete_in_progress',
    payment: { methodId: 'test_card', status: 'processing' },
  };
  change.to = processing;
  let completions = 0;
  const patient: ShopApi = {
    ...api,
    checkout: {
      ...api.checkout,
      async complete() {
        completions++;
        return { ok: true, data: { ...checkout.$checkout.get()!, ...processing } };
      },
    },
  };
  const again = checkoutOf(testContext.open({ api: patient }, session).shop);
  await again.open();
  await until(again.$status, (status) => status === 'idle');
  expect(completions).toBe(1);

  const before = gets();
  testContext.browser.advance(pollIntervalMs);
  await messages();
  await messages();
  expect(gets()).toBe(before + 1);
  change.to = { status: 'completed', order: { id: 'o_1', number: '1001', token: 'order-token' } };
  testContext.browser.advance(pollIntervalMs);
  await until(again.$checkout, (value) => value?.status === 'completed');
  expect(testContext.browser.storage.get('smallshop:pk_test@mock.example:order')).toContain('1001');
  const settled = gets();
  testContext.browser.advance(pollIntervalMs * 5);
  await messages();
  expect(gets()).toBe(settled);
});
