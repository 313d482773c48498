import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@smallshop/contract';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createResponseCache } from '../../platform/http/response-cache.ts';
import { answerFromCache } from '../../shop/requests/request-log.ts';
import { createTestServer, testKey, testOrigin, type TestServer } from '../../test-support/test-server.ts';
import { createMetrics } from '../metrics/metrics.ts';

const products = `/v1/products?limit=24&country=US&language=en`;
const withKey = `${products}&key=${testKey}`;

let shop: TestServer;
let http: Server;
let time = 0;
let fromCache = 0;
const lines: string[] = [];
const counts = createMetrics();

beforeAll(async () => {
  shop = await createTestServer({
    deps: {
      answers: createResponseCache(1000, () => time),
      metrics: { counts, token: 't' },
      log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    },
  });
  const listener = getRequestListener(shop.app.fetch);
  http = createServer((incoming, outgoing) => {
    if (answerFromCache(shop.deps, incoming, outgoing)) fromCache += 1;
    else void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  http.close();
  await shop.close();
});
beforeEach(() => void (time += 5000));
afterEach(() => {
  fromCache = 0;
  lines.length = 0;
});

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { port } = http.address() as AddressInfo;
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
    });
    sent.on('error', reject).end();
  });
}

const lasting = ({ 'x-request-id': _id, date: _date, ...headers }: IncomingHttpHeaders) => headers;

describe('a cached response', () => {
  it.each([{}, { 'Accept-Encoding': 'gzip' }, { 'Accept-Encoding': 'gzip, br', Origin: testOrigin }])(
    'is the same as the first one, without being computed again: %j',
    async (headers) => {
      const first = await get(withKey, headers);
      expect(first.status).toBe(200);
      expect(fromCache).toBe(0);
      const second = await get(withKey, headers);
      expect(fromCache).toBe(1);
      expect(lasting(second.headers)).toEqual(lasting(first.headers));
      expect(second.body.equals(first.body)).toBe(true);
      expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
      expect(second.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        'content-length': String(second.body.byteLength),
      });
    },
  );

  it('is compressed for clients that can read it, and says that it depends on that', async () => {
    const plain = await get(withKey);
    const br = await get(withKey, { 'Accept-Encoding': 'gzip, br' });
    const gzip = await get(withKey, { 'Accept-Encoding': 'gzip, br;q=0' });
    expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    for (const { headers } of [plain, br, gzip]) expect(headers.vary).toMatch(/(^|, )Accept-Encoding$/);
    expect(br.headers.etag).toBe(`W/${plain.headers.etag}`);
    const small = await get(`/v1/region?country=US&language=en&key=${testKey}`, { 'Accept-Encoding': 'br' });
    expect(small.headers['content-encoding']).toBeUndefined();
    expect(small.headers.vary).not.toContain('Accept-Encoding');
  });

  it('is 304 for a client that has it, in whatever encoding', async () => {
    const { headers: first } = await get(withKey, { 'Accept-Encoding': 'br' });
    for (const encoding of ['br', 'identity']) {
      for (let turn = 0; turn < 3; turn++) {
        await get(withKey, { 'Accept-Encoding': encoding });
        const reply = await get(withKey, { 'Accept-Encoding': encoding, 'If-None-Match': first.etag! });
        expect([reply.status, reply.body.byteLength]).toEqual([304, 0]);
        expect(reply.headers['content-encoding']).toBeUndefined();
        expect(reply.headers['content-type']).toBeUndefined();
        expect(reply.headers.vary).toContain('Accept-Encoding');
      }
    }
    expect(fromCache).toBeGreaterThan(2);
  });

  it('keeps the request id of the client, and counts and logs as any other', async () => {
    await get(withKey);
    const before = await counts.read(shop.db);
    const reply = await get(withKey, { 'X-Request-Id': 'from-the-client' });
    expect(fromCache).toBe(1);
    expect(reply.headers['x-request-id']).toBe('from-the-client');
    const countOf = (text: string) =>
      Number(/seconds_count\{method="GET",route="\/v1\/products",status="200"\} (\d+)/.exec(text)![1]);
    expect(countOf(await counts.read(shop.db))).toBe(countOf(before) + 1);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({
      requestId: 'from-the-client',
      method: 'GET',
      path: '/v1/products',
      status: 200,
    });
  });

  it('is shared by the key in the URL and the key in a header', async () => {
    const [inUrl, inHeader] = [await get(withKey), await get(products, { Authorization: `Bearer ${testKey}` })];
    expect(inHeader.body.equals(inUrl.body)).toBe(true);
  });

  it('does not get past the checks of key and origin', async () => {
    for (let turn = 0; turn < 3; turn++) {
      await get(withKey, { Origin: testOrigin });
      await get(withKey);
      expect((await get(products)).status).toBe(401);
      expect((await get(`${products}&key=pk_other`)).status).toBe(401);
      expect((await get(withKey, { Origin: 'https://other.example' })).status).toBe(403);
      expect((await get(withKey, { Authorization: 'Bearer pk_other' })).status).toBe(401);
    }
  });

  it('is made again once a second has passed, or once the merchant changed something', async () => {
    await get(withKey);
    time += 1001;
    await get(withKey);
    expect(fromCache).toBe(0);
    await get(withKey);
    expect(fromCache).toBe(1);
    await shop.ok(routes.price.setExchangeRate, { currency: 'CHF', from: 'EUR', rate: '0.9' });
    await get(withKey);
    expect(fromCache).toBe(1);
  });
});

describe('a secret key in a URL', () => {
  it('is refused and never logged, even beside a valid header', async () => {
    for (const headers of [{}, { Authorization: `Bearer ${testKey}` }]) {
      const reply = await get(`${products}&key=${shop.secretKey}`, headers);
      expect(reply.status).toBe(401);
      expect(reply.body.toString()).not.toContain(shop.secretKey);
    }
    await get(`/v1/nothing?key=${shop.secretKey}`);
    await get(`/v1/admin/orders?key=${shop.secretKey}`);
    expect(lines.length).toBe(4);
    expect(lines.join('\n')).not.toContain('sk_');
    expect(await counts.read(shop.db)).not.toContain('sk_');
  });
});

it('every refusal can be read by the page', async () => {
  const statuses = new Set<number>();
  const origin = { Origin: 'https://other.example' };
  for (const path of [products, withKey, `${products}&key=sk_1`, `/v1/nothing?key=${testKey}`, '/v1/carts/c']) {
    const { status, headers } = await get(path, origin);
    statuses.add(status);
    expect(headers['access-control-allow-origin'], path).toBe('*');
  }
  const wrong = await get(`/v1/products?limit=0&key=${testKey}`, { Origin: testOrigin });
  expect([wrong.status, wrong.headers['access-control-allow-origin']]).toEqual([400, '*']);
  expect([...statuses].sort()).toEqual([401, 403, 404]);
});
