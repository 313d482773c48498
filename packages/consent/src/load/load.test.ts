import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { banner, setup } from '../consent.fixture.ts';
import { loadConfiguration } from './index.ts';

const open: { close(): void }[] = [];
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  vi.restoreAllMocks();
});

async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  open.push({ close: () => (server.close(), server.closeAllConnections()) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/consent.json`;
}

it('a configuration that comes is what is asked', async () => {
  const url = await served((_, response) => response.end('{"categories":[{"id":"analytics"}],"policyUrl":"/privacy"}'));
  const configuration = await loadConfiguration(url);
  expect(configuration).toMatchObject({ policyUrl: '/privacy' });
  expect(setup({ categories: configuration!.categories }).consent.state.pending).toEqual(['analytics']);
});

const ok =
  (body: string): RequestListener =>
  (_, response) =>
    void response.end(body);

it.each<[string, RequestListener]>([
  ['missing', (_, response) => void response.writeHead(404).end('{"categories":[]}')],
  [
    'a server error',
    (_, response) => void response.writeHead(500).end('{"categories":[{"id":"analytics","required":true}]}'),
  ],
  ['slow', () => {}],
  [
    'cut off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '99' });
      response.end('{"categories":[');
    },
  ],
  ['not JSON', ok('<h1>Maintenance</h1>')],
  ['empty', ok('')],
  ['null', ok('null')],
  ['of another shape', ok('{"categories":{"analytics":true}}')],
  ['a list of names', ok('{"categories":["analytics"]}')],
])('one that is %s is none: nothing is granted, nothing throws', async (_, answer) => {
  const configuration = await loadConfiguration(await served(answer), { timeout: 200 });
  expect(configuration).toBeNull();
  const { consent } = setup({ categories: configuration?.categories ?? [] });
  consent.acceptAll(banner);
  expect(consent.granted('analytics')).toBe(false);
  expect(consent.needsAnswer).toBe(false);
});

it('one whose server is gone is none', async () => {
  const url = await served(() => {});
  for (const one of open.splice(0)) one.close();
  expect(await loadConfiguration(url)).toBeNull();
});
