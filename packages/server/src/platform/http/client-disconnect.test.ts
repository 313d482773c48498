import { serve } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMetrics } from '../../entrypoints/metrics/metrics.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';

const lines: string[] = [];
const counts = createMetrics();
let shop: TestServer;
let server: Server;
beforeAll(async () => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  shop = await createTestServer({ deps: { log, metrics: { counts, token: 'a-long-enough-token' } } });
  server = serve({ fetch: shop.app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  if (!server.listening) await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await shop.close();
});

it.each(['/v1/carts', '/v1/webhooks/test_card'])(
  'a client that hangs up in the middle of its body is neither an error of the server nor of the database: %s',
  async (path) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const arrived = once(server, 'request');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer ${testKey}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"lines": [`,
    );
    await arrived;
    socket.destroy();
    await expect.poll(() => lines.some((line) => line.includes(path))).toBe(true);
    const text = await counts.read(shop.db);
    expect(text).not.toMatch(/smallshop_errors_total\{/);
    const entries = lines.map((line) => JSON.parse(line) as { level: number; msg: string; status?: number });
    expect(entries.filter(({ level }) => level > 30)).toEqual([]);
    if (path === '/v1/carts')
      expect(text).toContain('smallshop_request_seconds_count{method="POST",route="/v1/carts",status="499"} 1');
  },
);
