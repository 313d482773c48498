import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '@smallshop/client';
import { createMockShop, samples } from './index.ts';
import { setupMockServer } from './node.ts';

const endpoint = 'https://shop.example';
const shop = createMockShop();
const server = setupMockServer(shop, `${endpoint}/`);
const client = createClient({ endpoint, key: 'pk_test', retries: 0 });

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  shop.set('normal');
});
afterAll(() => {
  server.close();
});

describe('the mock server', () => {
  it('answers the real client over the page’s own fetch', async () => {
    const opened = await client.cart.create({ lines: [{ sku: samples.plain.sku, quantity: 2 }] });
    if (!opened.ok) throw opened.error;
    const { cart, token: cartToken } = opened.data;
    const result = await client.cart.updateLine(
      { cartId: cart.id, lineId: cart.lines[0]!.id, quantity: 3 },
      { cartToken, version: 1 },
    );
    expect(result).toMatchObject({ ok: true, data: { itemCount: 3, version: 2 }, requestId: expect.any(String) });
    expect(shop.state.requests.map(({ operation }) => operation)).toEqual(['cart.create', 'cart.updateLine']);
  });

  it('refuses as the shop does', async () => {
    const result = await client.catalog.getProduct({ handle: 'none' });
    expect(result).toMatchObject({ ok: false, error: { code: 'product_not_found', status: 404 } });
  });

  it('can be offline', async () => {
    shop.set('offline');
    expect(await client.store.get()).toMatchObject({ ok: false, error: { code: 'network_error' } });
  });
});
