import { describe, expect, it } from 'vitest';
import { createClient } from './index.ts';

describe('a client', () => {
  it('puts the path parameters into the path and the rest into the body', async () => {
    const seen: Request[] = [];
    const client = createClient({
      endpoint: 'https://shop.example/',
      key: 'pk_1',
      fetch: async (url, init) => {
        seen.push(new Request(url, init));
        return Response.json({ id: 'c 1' }, { headers: { 'x-request-id': 'r1' } });
      },
    });
    const result = await client.cart.addLines({ cartId: 'c 1', lines: [{ sku: 'A', quantity: 2 }] }, { cartToken: 't', version: 3 });
    expect(result).toEqual({ ok: true, data: { id: 'c 1' }, requestId: 'r1' });
    const request = seen[0]!;
    expect(request.url).toBe('https://shop.example/v1/carts/c%201/lines');
    expect(await request.json()).toEqual({ lines: [{ sku: 'A', quantity: 2 }] });
    expect(request.credentials).toBe('omit');
    expect(Object.fromEntries(request.headers)).toMatchObject({ 'cart-token': 't', 'if-match': '"3"', authorization: 'Bearer pk_1' });
    expect(request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
