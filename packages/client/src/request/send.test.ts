import { retryableStatuses } from '@smallshop/contract/rules';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../index.ts';
import { shortTimeouts, startShopServer, type Answer } from '../test-support/shop-server.ts';

const line = { cartId: 'cart_secret', lines: [{ sku: 'A', quantity: 1 }] };
const problem = (code: string, more: object = {}) => ({
  type: 'about:blank',
  title: code,
  status: 409,
  code,
  requestId: 'r9',
  ...more,
});

describe('a refusal', () => {
  const refused = async (answer: Answer) => {
    await using server = await startShopServer(answer);
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint, retries: 0 });
    const result = await client.cart.addLines(line, { cartToken: 'token_secret' });
    if (result.ok) expect.fail('was answered, not refused');
    return result.error;
  };

  it('carries code, field, status, request id and what comes with the code', async () => {
    const errors = [{ field: 'lines.0.quantity', code: 'too_large' }];
    const body = problem('out_of_stock', { left: 2, field: 'lines.0.quantity', errors });
    const error = await refused({ status: 409, body });
    expect(error).toMatchObject({
      code: 'out_of_stock',
      status: 409,
      field: 'lines.0.quantity',
      errors,
      left: 2,
      requestId: 'r9',
    });
    const conflict = await refused({ status: 409, body: problem('version_conflict', { current: { version: 4 } }) });
    expect(conflict.current).toEqual({ version: 4 });
  });

  it('names the act and the target, never an id or a token', async () => {
    const error = await refused({ status: 503, body: problem('unavailable') });
    expect(error.message).toBe('Could not complete POST /v1/carts/{cartId}/lines (503)');
    expect(error.operation).toBe('POST /v1/carts/{cartId}/lines');
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('secret');
  });

  it.each([
    ['an HTML page', '<h1>Bad gateway</h1>'],
    ['nothing', ''],
    ['null', 'null'],
    ['JSON of another make', '{"error":"no","code":502}'],
  ])('that is %s still has status and request id', async (_, body) => {
    const error = await refused({ status: 502, body, headers: { 'x-request-id': 'r2' } });
    expect(error).toMatchObject({ code: 'unknown_error', status: 502, requestId: 'r2', errors: [], field: undefined });
  });

  it('is an answer of 200 that is no JSON', async () => {
    const error = await refused({ status: 200, body: '<html>Wi-Fi login</html>' });
    expect(error).toMatchObject({ code: 'invalid_answer', status: 200, cause: expect.any(SyntaxError) });
    expect(error.message).toContain('(invalid_answer)');
  });
});

describe('trying again', () => {
  const call = async (
    answers: Answer[],
    act: 'get' | 'addLines' = 'addLines',
    options: { retries?: number; now?: () => number } = {},
  ) => {
    const waited: number[] = [];
    await using server = await startShopServer(...answers);
    const client = createClient({ ...shortTimeouts(waited), endpoint: server.endpoint, ...options });
    const result = act === 'get' ? await client.cart.get({ cartId: 'c' }) : await client.cart.addLines(line);
    return {
      result,
      waited,
      tries: server.arrived.length,
      keys: new Set(server.arrived.map(({ headers }) => headers['idempotency-key'])),
    };
  };

  it.each(retryableStatuses)('happens after %i, with the same idempotency key', async (status) => {
    const { result, tries, keys } = await call([{ status }, { body: { id: 'c' } }]);
    expect(result.ok).toBe(true);
    expect(tries).toBe(2);
    expect(keys.size).toBe(1);
  });

  it('happens after a connection that broke off half way', async () => {
    const { result, tries, keys } = await call([{ fate: 'cut' }, { body: { id: 'c' } }]);
    expect(result.ok).toBe(true);
    expect([tries, keys.size]).toEqual([2, 1]);
  });

  it('happens while the server still works on the first try', async () => {
    expect((await call([{ status: 409, body: problem('request_in_progress') }, { body: {} }])).tries).toBe(2);
  });

  it('happens after 500 where asking changes nothing, and only there', async () => {
    expect((await call([{ status: 500 }, { body: {} }], 'get')).tries).toBe(2);
    expect((await call([{ status: 500 }, { body: {} }])).tries).toBe(1);
  });

  it.each([400, 401, 404, 409, 422])('does not happen after %i', async (status) => {
    expect((await call([{ status }, { body: {} }], 'get')).tries).toBe(1);
  });

  it('waits twice as long each time, and gives up after two', async () => {
    const { result, waited, tries } = await call([{ status: 503 }]);
    expect(result).toMatchObject({ ok: false, error: { status: 503 } });
    expect(waited).toEqual([300, 600]);
    expect(tries).toBe(3);
  });

  it('can be switched off', async () => {
    expect((await call([{ status: 503 }], 'get', { retries: 0 })).tries).toBe(1);
  });

  it('waits as long as the server asks, in seconds or until a date', async () => {
    const until = 'Sun, 22 Nov 2026 12:00:03 GMT';
    const answers = [
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 503, headers: { 'retry-after': until } },
      { body: {} },
    ];
    const { waited } = await call(answers, 'get', { now: () => Date.UTC(2026, 10, 22, 12) });
    expect(waited).toEqual([2000, 3000]);
  });

  it('hands the refusal on where the server asks for longer than a shopper waits', async () => {
    const { result, tries } = await call([{ status: 429, headers: { 'retry-after': '3600' } }]);
    expect(tries).toBe(1);
    expect(result).toMatchObject({ ok: false, error: { retryAfter: 3_600_000 } });
  });

  it('reports a network that stays away with its cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const fetch = vi.fn(async () => Promise.reject(cause));
    const result = await createClient({ ...shortTimeouts(), endpoint: '', fetch }).store.get();
    expect(fetch).toHaveBeenCalledTimes(3);
    expect(result).toMatchObject({ ok: false, error: { code: 'network_error', status: undefined, cause } });
    if (!result.ok) expect(result.error.message).toBe('Could not complete GET /v1/store (network_error)');
  });
});

describe('time and abort', () => {
  it('ends a try that is not answered in time, and tries again', async () => {
    // The second answer is there before any timer can end: also on a busy machine it is in time.
    const fetch = vi.fn<typeof globalThis.fetch>(async (_, init) => {
      if (fetch.mock.calls.length > 1) return Response.json({ id: 's' });
      const { signal } = init!;
      return new Promise((_resolve, reject) =>
        signal!.addEventListener('abort', () => reject(signal!.reason as Error), { once: true }),
      );
    });
    const client = createClient({ ...shortTimeouts(), endpoint: '', fetch, timeout: 50 });
    expect(await client.store.get()).toMatchObject({ ok: true, data: { id: 's' } });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('gives a call the time that it asks for', async () => {
    await using server = await startShopServer({ body: { id: 's' } });
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint, retries: 0, timeout: 0 });
    expect(await client.store.get({}, { timeout: 60_000 })).toMatchObject({ ok: true });
  });

  it('reports a server that never answers as a timeout', async () => {
    await using server = await startShopServer({ fate: 'hang' });
    // Counted where it is sent: in so short a time not every request reaches the server.
    const fetch = vi.fn(globalThis.fetch);
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint, fetch });
    const result = await client.store.get({}, { timeout: 20 });
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout', cause: { name: 'TimeoutError' } } });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('throws the caller’s own abort, while the server is silent', async () => {
    await using server = await startShopServer({ fate: 'hang' });
    const client = createClient({ ...shortTimeouts(), endpoint: server.endpoint });
    const controller = new AbortController();
    const arrival = server.nextArrival();
    const result = client.store.get({}, { signal: controller.signal });
    await arrival;
    controller.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.arrived).toHaveLength(1);
  });

  it('throws it before the first try and between two', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 503 }));
    const controller = new AbortController();
    const client = createClient({ endpoint: '', key: 'pk', fetch, random: () => 1 });
    const waiting = client.store.get({}, { signal: controller.signal });
    await vi.waitUntil(() => fetch.mock.calls.length === 1, { interval: 1 });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.store.get({}, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
