import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServer, testKey, testOrigin, type TestServer } from '../../test-support/test-server.ts';
import { proxyCheck } from './trusted-proxies.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ deps: { isTrustedProxy: proxyCheck(['10.0.0.0/8']) } });
});
afterAll(() => server.close());

let count = 0;
/** Requests the code of an order that no request named before; returns the HTTP status. */
async function lookUp(remoteAddress: string, forwardedFor: string): Promise<number> {
  count += 1;
  const init = {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${testKey}`,
      Origin: testOrigin,
      'Content-Type': 'application/json',
      'X-Forwarded-For': forwardedFor,
    },
    body: JSON.stringify({ number: String(count), email: `shopper-${count}@example.com` }),
  };
  return (
    await server.app.request('http://shop.test/v1/order-lookups', init, { incoming: { socket: { remoteAddress } } })
  ).status;
}
const times = async (many: number, ask: (index: number) => Promise<number>) => {
  const statuses: number[] = [];
  for (let index = 0; index < many; index += 1) statuses.push(await ask(index));
  return statuses;
};

it('counts each shopper behind the shop’s own proxies alone', async () => {
  expect(new Set(await times(35, (index) => lookUp('10.1.1.1', `198.51.100.${index}, 10.2.2.2`)))).toEqual(
    new Set([200]),
  );
  const same = await times(35, () => lookUp('10.1.1.1', '203.0.113.5'));
  expect([same[0], same.at(-1)]).toEqual([200, 429]);
});

it('is not fooled by a shopper who writes the header', async () => {
  const forged = await times(35, (index) => lookUp('203.0.113.9', `198.51.100.${index}`));
  expect([forged[0], forged.at(-1)]).toEqual([200, 429]);
});
