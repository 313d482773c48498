import { afterEach, describe, expect, it, vi } from 'vitest';
import { endpoints } from '@smallshop/contract/endpoints';
import { createClient, type ClientOptions } from './index.ts';
import { shortTimeouts, startShopServer } from './test-support/shop-server.ts';

/** A client whose network writes down the requests and answers all with the same. */
function recorded(options: Partial<ClientOptions> = {}, body: unknown = {}) {
  const seen: Request[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    seen.push(new Request(url, init));
    return Response.json(body);
  };
  return { seen, client: createClient({ endpoint: 'https://shop.example/', key: 'pk_1', fetch, ...options }) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a client', () => {
  it('has a method for every endpoint', () => {
    const { client } = recorded();
    const methods = Object.entries(client).map(([topic, group]) => [topic, Object.keys(group)]);
    expect(methods).toEqual(Object.entries(endpoints).map(([topic, group]) => [topic, Object.keys(group)]));
  });

  it('speaks to a real server and hands on data and request id', async () => {
    await using server = await startShopServer({ body: { id: 'c 1' }, headers: { 'x-request-id': 'r1' } });
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    const result = await client.cart.addLines(
      { cartId: 'c 1', lines: [{ sku: 'A', quantity: 2 }] },
      { cartToken: 't', version: 3 },
    );
    expect(result).toEqual({ ok: true, data: { id: 'c 1' }, requestId: 'r1' });
    const [request] = server.arrived;
    expect(request).toMatchObject({ method: 'POST', url: '/v1/carts/c%201/lines' });
    expect(JSON.parse(request!.body)).toEqual({ lines: [{ sku: 'A', quantity: 2 }] });
    expect(request!.headers).toMatchObject({
      authorization: 'Bearer pk_test',
      'content-type': 'application/json',
      'cart-token': 't',
      'if-match': '"3"',
    });
    expect(request!.headers.cookie).toBeUndefined();
  });

  it('puts what is no path parameter of a GET into the query, and leaves out what is undefined', async () => {
    const { client, seen } = recorded();
    await client.catalog.listProducts({ collection: 'tea & more', limit: 12, available: true, search: undefined });
    expect(seen[0]!.url).toBe(
      'https://shop.example/v1/products?collection=tea+%26+more&limit=12&available=true&key=pk_1',
    );
    expect(seen[0]!.headers.get('idempotency-key')).toBeNull();
    await client.store.get();
    expect(seen[1]!.url).toBe('https://shop.example/v1/store?key=pk_1');
    await client.catalog.listFacets({ tag: ['tea', 'a,b'], vendor: [] });
    expect(seen[2]!.url).toBe('https://shop.example/v1/facets?tag=tea&tag=a%2Cb&key=pk_1');
  });

  it('reads the catalogue without a header that costs a preflight, and keeps other keys out of the URL', async () => {
    const { client, seen } = recorded();
    await client.catalog.getProduct({ handle: 'tea' });
    await client.cart.get({ cartId: 'c' }, { cartToken: 't' });
    const names = ({ headers }: Request) => [...headers.keys()];
    expect(names(seen[0]!)).toEqual(['accept']);
    expect(names(seen[1]!)).toContain('authorization');
    expect(seen[1]!.url).toBe('https://shop.example/v1/carts/c');
    const secret = recorded({ key: 'sk_1' });
    await secret.client.catalog.getProduct({ handle: 'tea' });
    expect(secret.seen[0]!.url).toBe('https://shop.example/v1/products/tea');
    expect(secret.seen[0]!.headers.get('authorization')).toBe('Bearer sk_1');
  });

  it('sends no body with DELETE, an empty object if no value is left for it, and null if it is given', async () => {
    const { client, seen } = recorded({ key: 'sk_1' });
    await client.cart.removeLine({ cartId: 'c', lineId: 'l' });
    await client.admin.markOrderPaid({ orderId: 'o' });
    await client.checkout.update({ checkoutId: 'k', billingAddress: null });
    expect(await Promise.all(seen.map((request) => request.text()))).toEqual(['', '{}', '{"billingAddress":null}']);
    expect(seen[0]!.headers.get('content-type')).toBeNull();
  });

  it('never sends cookies and opens an order with its own token', async () => {
    const { client, seen } = recorded();
    await client.order.get({ orderId: 'o' }, { orderToken: 'secret' });
    expect(seen[0]!.credentials).toBe('omit');
    expect(seen[0]!.headers.get('order-token')).toBe('secret');
  });

  it('gives every unsafe call a key of its own, or the one the caller names', async () => {
    const { client, seen } = recorded();
    const card = { number: '4242424242424242', expiryMonth: 1, expiryYear: 2030, cvc: '123' };
    await client.payment.createTestToken(card);
    await client.payment.createTestToken(card);
    await client.payment.createTestToken(card, { idempotencyKey: 'mine' });
    const keys = seen.map((request) => request.headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe('mine');
  });

  it('makes keys on plain http too, where randomUUID is missing', async () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(171) });
    const { client, seen } = recorded();
    await client.cart.create();
    expect(seen[0]!.headers.get('idempotency-key')).toBe('ab'.repeat(16));
  });

  it('uses the fetch the page has at the time of the call', async () => {
    const client = createClient({ endpoint: '', key: 'pk_1' });
    const fetch = vi.fn(async () => Response.json({}));
    vi.stubGlobal('fetch', fetch);
    expect((await client.store.get()).ok).toBe(true);
    expect(fetch).toHaveBeenCalledWith('/v1/store?key=pk_1', expect.objectContaining({ method: 'GET' }));
  });

  it('throws for mistakes in the program, before anything is sent', async () => {
    const { client, seen } = recorded();
    expect(() => createClient({ endpoint: '', key: '' })).toThrow('createClient needs a key');
    await expect(client.cart.get({ cartId: '' })).rejects.toThrow('GET /v1/carts/{cartId} needs cartId');
    await expect(client.catalog.getProduct({ handle: '..' })).rejects.toThrow(TypeError);
    expect(seen).toEqual([]);
  });
});
