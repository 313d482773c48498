import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { startServer } from '../../packages/server/src/main.ts';
import { readEnv } from '../../packages/server/src/env.ts';
import { compare } from './ratio.ts';

const requests = 2_000;
const atOnce = 16;

/** Milliseconds for a batch of requests, 16 at a time over kept-alive connections. */
async function batch(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  let left = requests;
  const worker = async () => {
    while (left-- > 0) await (await fetch(url, { headers })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - started;
}

/** A cached page of 24 products beside a handler that returns the very same bytes as a constant. */
export async function serverBench(dataDir: string, key: string) {
  const shop = await startServer(readEnv({ SMALLSHOP_DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }));
  const headers = { authorization: `Bearer ${key}` };
  const url = `${shop.url}/v1/products?limit=24&country=US&language=en`;
  const body = await (await fetch(url, { headers })).text();
  const constant = createAdaptorServer({ fetch: new Hono().get('/', (c) => c.body(body, 200, { 'content-type': 'application/json' })).fetch });
  await new Promise<void>((resolve) => constant.listen(0, '127.0.0.1', resolve));
  const result = await compare(7, () => batch(url, headers), () => batch(`http://127.0.0.1:${(constant.address() as AddressInfo).port}/`, {}));
  constant.close();
  await shop.stop();
  return { name: 'cached catalogue page ÷ constant handler', unit: `ms for ${requests} requests`, limit: 2, ...result };
}
