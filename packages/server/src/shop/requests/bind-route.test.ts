import { problemSchema, routes, refuse, maxBodyBytes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../settings/create-store.ts';
import { defaultMarkets } from '../store/default-markets.ts';
import { createTestServer, testKey, testOrigin, type TestServer } from '../../test-support/test-server.ts';
import { bind } from './bind-route.ts';

const seen: { input: unknown; cartToken?: string | undefined; ifMatch?: number | undefined; storeId: string }[] = [];
const asSeen = bind(routes.payment.confirmTestPayment, async (context, input) => {
  const { cartToken, ifMatch, store } = context;
  seen.push({ input, cartToken, ifMatch, storeId: store.id });
  if (input.paymentId === 'gone') return refuse('not_found');
  if (input.paymentId === 'bug') throw new Error('Failed query: select\nparams: ana@example.com');
  return { paymentId: input.paymentId, status: 'authorized' as const };
});
const bound = [
  asSeen,
  bind(routes.catalog.listProducts, async (context, input) => {
    seen.push({ input, storeId: context.store.id });
    return { items: [], nextCursor: null };
  }),
  bind(routes.cart.updateLine, async ({ ifMatch, store }, input) => {
    seen.push({ input, ifMatch, storeId: store.id });
    return refuse('out_of_stock', { left: 2 });
  }),
  bind(routes.cart.create, async (_context, input) => {
    seen.push({ input, storeId: '' });
    return refuse('cart_full');
  }),
  bind(routes.admin.setStock, async (_context, { sku, stock }) => ({ sku, stock, sellWhenOut: false, levels: [] })),
];

describe('a bound route', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ bound });
  });
  afterAll(() => server.close());

  const send = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const response = await server.app.request(`http://shop.test${path}`, {
      method,
      headers: { Authorization: `Bearer ${testKey}`, 'Cart-Token': 'secret-token', ...headers },
      ...(body !== undefined && { body }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  const confirm = (body: string, headers?: Record<string, string>) =>
    send('POST', '/v1/test-gateway/payments/p1/confirm', body, headers);

  it('hands over path, body, token and store', async () => {
    expect((await confirm('{"outcome":"approve"}')).body).toEqual({ paymentId: 'p1', status: 'authorized' });
    expect(seen.at(-1)).toMatchObject({
      input: { paymentId: 'p1', outcome: 'approve' },
      cartToken: 'secret-token',
      storeId: server.storeId,
    });
  });

  it('reads numbers and booleans out of a query', async () => {
    await server.ok(routes.catalog.listProducts, { limit: 5, available: true, search: '12', sort: 'title' });
    expect(seen.at(-1)?.input).toEqual({ limit: 5, available: true, search: '12', sort: 'title' });
  });

  it('ignores query parameters that it does not know, such as those of a campaign', async () => {
    expect((await send('GET', '/v1/products?utm_source=mail&limit=3')).status).toBe(200);
    expect(seen.at(-1)?.input).toEqual({ limit: 3 });
  });

  it.each([
    ['limit=0', 'limit', 'too_small'],
    ['limit=101', 'limit', 'too_large'],
    ['limit=ten', 'limit', 'invalid'],
    ['limit=1.5', 'limit', 'invalid'],
    ['available=yes', 'available', 'invalid'],
    ['sort=cheapest', 'sort', 'not_allowed'],
    ['country=usa', 'country', 'invalid'],
    [`search=${'x'.repeat(101)}`, 'search', 'too_long'],
  ])('names the invalid field in ?%s', async (query, field, code) => {
    const { status, body } = await send('GET', `/v1/products?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request', field, errors: [{ field, code }] });
  });

  it.each([
    ['{}', 'outcome', 'required'],
    ['{"outcome":null}', 'outcome', 'not_allowed'],
    ['{"outcome":"perhaps"}', 'outcome', 'not_allowed'],
    ['{"outcome":"approve","extra":1}', 'extra', 'unknown_field'],
  ])('names the invalid field in %s', async (text, field, code) => {
    const { status, body } = await confirm(text);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request', field, errors: [{ field, code }] });
  });

  it('names fields inside lists by a dotted path, all of them at once', async () => {
    const lines = [
      { sku: 'A', quantity: 1 },
      { sku: 'B', quantity: 0 },
      { sku: 'C', quantity: 1, price: 1 },
    ];
    const { body } = await send('POST', '/v1/carts', JSON.stringify({ lines: [...lines, { sku: 'D' }] }));
    expect(body['errors']).toMatchObject([
      { field: 'lines.1.quantity', code: 'too_small' },
      { field: 'lines.3.quantity', code: 'required' },
    ]);
    const unknown = await send('POST', '/v1/carts', JSON.stringify({ lines: [lines[2]] }));
    expect(unknown.body).toMatchObject({
      field: 'lines.0.price',
      errors: [{ code: 'unknown_field', detail: 'There is no such field.' }],
    });
  });

  it.each(['{', 'null x', '<xml/>'])('says that %s is no JSON', async (text) => {
    expect((await confirm(text)).body).toMatchObject({ status: 400, code: 'invalid_json' });
  });

  it.each(['[]', '"text"', '1', 'null'])('refuses %s where an object belongs', async (text) => {
    expect((await confirm(text)).body).toMatchObject({
      status: 400,
      code: 'invalid_request',
      detail: 'The body has to be a JSON object.',
    });
  });

  it('is not fooled by names that every object has', async () => {
    expect((await confirm('{"outcome":"approve","__proto__":{"a":1},"constructor":1}')).body).toMatchObject({
      code: 'invalid_request',
    });
  });

  it.each([
    ['GET', '/v1/products?search=a%00b', undefined, 'search'],
    ['POST', '/v1/test-gateway/payments/p%00/confirm', '{"outcome":"approve"}', 'paymentId'],
    ['POST', '/v1/carts', '{"note":"a\\u0000b"}', 'note'],
  ])('refuses what no database text can hold: %s %s', async (method, path, text, field) => {
    expect((await send(method, path, text)).body).toMatchObject({ status: 400, code: 'invalid_request', field });
  });

  it('takes no body for one whose fields are all optional', async () => {
    expect((await send('POST', '/v1/carts', '')).body).toMatchObject({ code: 'cart_full' });
    expect(seen.at(-1)?.input).toEqual({});
  });

  it('stops reading a body that is too large', async () => {
    const { body } = await confirm(JSON.stringify({ outcome: 'x'.repeat(maxBodyBytes) }));
    expect(body).toMatchObject({ status: 413, code: 'payload_too_large' });
  });

  it('reads the version in If-Match, quoted or not, and refuses what is none', async () => {
    for (const value of ['"7"', '7', 'W/"7"']) {
      await send('PATCH', '/v1/carts/c/lines/l', '{"quantity":1}', { 'If-Match': value });
      expect(seen.at(-1)).toMatchObject({ ifMatch: 7, input: { cartId: 'c', lineId: 'l', quantity: 1 } });
    }
    const { body } = await send('PATCH', '/v1/carts/c/lines/l', '{"quantity":1}', { 'If-Match': '"abc"' });
    expect(body).toMatchObject({ code: 'invalid_request', field: 'If-Match' });
  });

  it('asks for the token that a route needs', async () => {
    const { body } = await confirm('{"outcome":"approve"}', { 'Cart-Token': '' });
    expect(body).toMatchObject({ status: 400, field: 'Cart-Token', errors: [{ code: 'required' }] });
  });

  it('answers a refusal as a problem document with its details and the request id', async () => {
    const { status, headers, body } = await send('PATCH', '/v1/carts/c/lines/l', '{"quantity":9}', {
      'X-Request-Id': 'mine-1234',
    });
    expect(status).toBe(409);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'out of stock',
      status: 409,
      code: 'out_of_stock',
      left: 2,
      requestId: 'mine-1234',
    });
    expect(headers.get('X-Request-Id')).toBe('mine-1234');
    expect(problemSchema.safeParse(body).success).toBe(true);
  });

  it('answers a bug with a request id and nothing else', async () => {
    const { status, body } = await send('POST', '/v1/test-gateway/payments/bug/confirm', '{"outcome":"approve"}');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal_error' });
    expect(JSON.stringify(body)).not.toContain('ana@example.com');
  });

  describe('and its key', () => {
    const products = (headers: Record<string, string>) => send('GET', '/v1/products', undefined, headers);

    it('must be there, known, and of the right kind', async () => {
      expect((await products({ Authorization: '' })).body).toMatchObject({
        ...{ status: 401, code: 'key_missing' },
        detail: expect.stringContaining('publishable key in the header "Authorization: Bearer pk_'),
      });
      expect(
        (await send('PUT', '/v1/admin/variants/A/stock', '{"stock":1}', { Authorization: '' })).body,
      ).toMatchObject({
        ...{ status: 401, code: 'key_missing' },
        detail: expect.stringContaining('secret key in the header "Authorization: Bearer sk_'),
      });
      expect((await products({ Authorization: 'Basic abc' })).body).toMatchObject({ status: 401, code: 'key_missing' });
      expect((await products({ Authorization: 'Bearer pk_unknown' })).body).toMatchObject({
        status: 401,
        code: 'key_unknown',
      });
      expect((await products({ Authorization: `Bearer ${server.secretKey}` })).body).toMatchObject({
        status: 403,
        code: 'key_not_permitted',
      });
      const setStock = await server.call(routes.admin.setStock, { sku: 'A', stock: 1 }, { key: testKey });
      expect(setStock.problem).toMatchObject({ status: 403, code: 'key_not_permitted' });
    });

    it('works from the store’s own pages and from servers, not from other pages', async () => {
      expect((await products({ Origin: testOrigin })).status).toBe(200);
      expect((await products({})).status).toBe(200);
      for (const origin of [
        'https://other.example',
        'http://page.example',
        'https://page.example:8443',
        'https://page.example.evil.example',
        'null',
      ]) {
        expect((await products({ Origin: origin })).body, origin).toMatchObject({
          status: 403,
          code: 'origin_not_allowed',
        });
      }
    });

    it('lets the secret key change stock from a server, never from a browser', async () => {
      expect(await server.ok(routes.admin.setStock, { sku: 'A', stock: 3 })).toMatchObject({ sku: 'A', stock: 3 });
      const { problem } = await server.call(routes.admin.setStock, { sku: 'A', stock: 3 }, { origin: testOrigin });
      expect(problem?.code).toBe('key_not_permitted');
      // A GET of a page's own origin has no Origin; Sec-Fetch-Site is in every request of a browser. Node's fetch
      // sends Sec-Fetch-Mode.
      for (const site of ['same-origin', 'same-site', 'cross-site', 'none']) {
        expect(
          (await server.call(routes.admin.setStock, { sku: 'A', stock: 3 }, { headers: { 'Sec-Fetch-Site': site } }))
            .problem?.code,
        ).toBe('key_not_permitted');
      }
      expect(
        (await server.call(routes.admin.setStock, { sku: 'A', stock: 3 }, { headers: { 'Sec-Fetch-Mode': 'cors' } }))
          .status,
      ).toBe(200);
    });

    it('lets a browser’s own page use the public key', async () => {
      expect((await products({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    });

    it('opens its own store only', async () => {
      const other = await createStore(server.db, {
        name: 'Other',
        languages: ['en'],
        defaultLanguage: 'en',
        defaultCountry: 'US',
        markets: defaultMarkets,
        origins: ['http://localhost:*'],
      });
      for (const origin of ['http://localhost:5173', 'http://localhost:8000', 'http://localhost']) {
        expect(
          (await products({ Authorization: `Bearer ${other.publishableKey}`, Origin: origin })).status,
          origin,
        ).toBe(200);
      }
      expect(seen.at(-1)?.storeId).toBe(other.storeId);
      expect(
        (await products({ Authorization: `Bearer ${other.publishableKey}`, Origin: testOrigin })).body,
      ).toMatchObject({ code: 'origin_not_allowed' });
      expect((await products({ Origin: 'http://localhost:5173' })).body).toMatchObject({ code: 'origin_not_allowed' });
    });
  });

  it('distinguishes a wrong method from a path that does not exist', async () => {
    const wrong = await send('DELETE', '/v1/products');
    expect(wrong.body).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(wrong.headers.get('Allow')).toBe('GET');
    expect((await send('GET', '/v1/nothing')).body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('answers a browser’s preflight and lets every page read the answer', async () => {
    const preflight = await server.app.request('http://shop.test/v1/carts', {
      method: 'OPTIONS',
      headers: { Origin: testOrigin },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    const refused = await send('GET', '/v1/products', undefined, { Origin: 'https://other.example' });
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('allows each method and header of the API in a preflight, for two hours', async () => {
    const { headers, status } = await server.app.request('http://shop.test/v1/carts', {
      method: 'OPTIONS',
      headers: {
        Origin: testOrigin,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'cart-token, if-match',
      },
    });
    const listed = (name: string) => headers.get(name)!.split(/, ?/).toSorted();
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Max-Age')).toBe('7200');
    expect(listed('Access-Control-Allow-Methods')).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
    expect(listed('Access-Control-Allow-Headers')).toEqual([
      'Accept-Language',
      'Authorization',
      'Cart-Token',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Order-Token',
      'X-Request-Id',
    ]);
  });

  it.each([
    ['success', 'GET', '/v1/products', 200],
    ['a path that does not exist', 'GET', '/v1/nothing', 404],
    ['a wrong method', 'DELETE', '/v1/products', 405],
    ['a bug', 'POST', '/v1/test-gateway/payments/bug/confirm', 500],
    ['a webhook of an unknown provider', 'POST', '/v1/webhooks/unknown', 404],
  ])('can be read by every page after %s', async (_, method, path, status) => {
    const answer = await send(method, path, method === 'POST' ? '{"outcome":"approve"}' : undefined);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Expose-Headers')?.split(/, ?/)).toEqual([
      'ETag',
      'Retry-After',
      'X-Request-Id',
    ]);
    expect(answer.headers.get('X-Request-Id')).toMatch(/^req_/);
  });
});
