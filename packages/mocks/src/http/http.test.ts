import { describe, expect, it } from 'vitest';
import { problemSchema } from '@smallshop/contract';
import { createMockShop } from '../index.ts';

const shop = () => createMockShop();
const pk = { authorization: 'Bearer pk_any' };

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(response.status).toBe(problem.status);
  expect(response.headers.get('x-request-id')).toBe(problem.requestId);
  return problem;
}

describe('a request the shop does not take', () => {
  const ask = async (path: string, init: RequestInit = {}) =>
    problemOf(await shop().fetch(`https://mock.example${path}`, { headers: pk, ...init }));
  const post = (path: string, body: unknown) =>
    ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

  it('has a path or a method that the table does not have', async () => {
    expect((await ask('/v1/nothing')).code).toBe('not_found');
    expect((await ask('/v1/products', { method: 'DELETE' })).code).toBe('method_not_allowed');
  });

  it('has no key, a made-up one, or one that does not open the route', async () => {
    expect((await ask('/v1/store', { headers: {} })).code).toBe('key_missing');
    expect((await ask('/v1/store', { headers: { authorization: 'Bearer abc' } })).code).toBe('key_unknown');
    expect((await ask('/v1/store', { headers: { authorization: 'Bearer sk_any' } })).code).toBe('key_not_permitted');
    expect((await ask('/v1/admin/orders')).code).toBe('key_not_permitted');
  });

  it('has a body that is no JSON', async () => {
    expect((await post('/v1/carts', '{')).code).toBe('invalid_json');
  });

  it('names every invalid field and why', async () => {
    const problem = await post('/v1/carts', {
      lines: [{ sku: 'A' }, { sku: 'B', quantity: 0 }, { quantity: 1e9 }],
      note: 'x'.repeat(501),
    });
    expect(problem).toMatchObject({ code: 'invalid_request', field: 'lines.0.quantity' });
    expect(problem.errors).toEqual([
      { field: 'lines.0.quantity', code: 'required' },
      { field: 'lines.1.quantity', code: 'too_small' },
      { field: 'lines.2.quantity', code: 'too_large' },
      { field: 'note', code: 'too_long' },
    ]);
  });

  it('has a misspelt field, at any depth', async () => {
    const problem = await post('/v1/carts', { lines: [{ sku: 'A', quantity: 1, colour: 'red' }], notes: '' });
    expect(problem.errors).toEqual([
      { field: 'lines.0.colour', code: 'unknown_field' },
      { field: 'notes', code: 'unknown_field' },
    ]);
  });

  it('has a query that is none', async () => {
    expect(await ask('/v1/products?limit=many')).toMatchObject({ field: 'limit', errors: [{ code: 'invalid' }] });
    expect(await ask('/v1/products?limit=101')).toMatchObject({ errors: [{ code: 'too_large' }] });
    expect(await ask('/v1/products?sort=best')).toMatchObject({ errors: [{ field: 'sort', code: 'not_allowed' }] });
    expect(await ask('/v1/products?available=maybe')).toMatchObject({
      errors: [{ field: 'available', code: 'invalid' }],
    });
  });

  it('lacks the token its route needs, or has a version that is none', async () => {
    expect(await ask('/v1/carts/c')).toMatchObject({ code: 'invalid_request', field: 'Cart-Token' });
    const headers = { ...pk, 'cart-token': 't', 'if-match': 'latest' };
    expect(await ask('/v1/carts/c', { method: 'PATCH', headers, body: '{}' })).toMatchObject({ field: 'If-Match' });
  });
});

describe('an idempotency key', () => {
  const open = async (at: ReturnType<typeof shop>, key: string, note: string, authorization = pk.authorization) =>
    at.fetch('https://mock.example/v1/carts', {
      method: 'POST',
      headers: { authorization, 'idempotency-key': key },
      body: JSON.stringify({ note }),
    });

  it('with the same body gives the same answer and does nothing twice', async () => {
    const at = shop();
    const first = await (await open(at, 'k1', 'a')).json();
    expect(await (await open(at, 'k1', 'a')).json()).toEqual(first);
    expect(at.state.carts.size).toBe(1);
    await open(at, 'k2', 'a');
    expect(at.state.carts.size).toBe(2);
  });

  it('with another body is refused', async () => {
    const at = shop();
    await open(at, 'k1', 'a');
    expect((await problemOf(await open(at, 'k1', 'b'))).code).toBe('idempotency_key_reused');
  });

  it('keeps no answer that the shop owes to a failure of its own or to a missing key', async () => {
    const at = shop();
    at.set('server-error');
    expect((await open(at, 'k1', 'a')).status).toBe(500);
    at.set('normal');
    expect((await open(at, 'k1', 'a', 'Bearer unknown')).status).toBe(401);
    expect((await open(at, 'k1', 'a')).status).toBe(201);
  });
});
