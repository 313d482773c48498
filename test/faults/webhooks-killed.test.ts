import { routes } from '@smallshop/contract';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { startFakeStripe, type FakeStripe } from '../../packages/server/src/test-support/stripe/fake-stripe.ts';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { createEnvironment, type TestEnvironment } from './environment.ts';
import { envOf } from './fault-harness.ts';
import { ServerProcess } from './server-process.ts';

/** More than the time after which the work of a dead process is done by another. */
const stepMs = 61_000;

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** Whether the receiver accepted it. */
  isAccepted: boolean;
}

/**
 * Accepts messages, except that it holds the first ones until they are released, and refuses each fifth once. It would
 * be half an hour before a message that was refused three times came again.
 */
async function startReceiver() {
  const received: Received[] = [];
  const held: (() => void)[] = [];
  const ids = new Set<string>();
  let isHolding = true;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      const isAccepted = ids.has(id) || ids.size % 5 !== 4;
      ids.add(id);
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), isAccepted });
      const answer = () => response.writeHead(isAccepted ? 204 : 503).end();
      if (isHolding) held.push(answer);
      else answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    release() {
      isHolding = false;
      for (const answer of held.splice(0)) answer();
    },
    close: () => void server.close(),
  };
}

// Two processes cannot share PGlite.
describe.each(testDatabases.filter((kind) => kind === 'postgres'))('two servers on one %s, one killed', (kind) => {
  let environment: TestEnvironment;
  let stripe: FakeStripe;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let servers: ServerProcess[];
  let callers: Caller[];
  let clock = 0;
  const env = () => ({ ...envOf(environment, stripe), SMALLSHOP_FETCH_ALLOWED_HOSTS: receiver.host });
  const start = async (server: ServerProcess): Promise<Caller> => {
    const { url } = (await server.ask({ do: 'start', clock }))!;
    return createCaller((path, init) => fetch(`${url}${path}`, init), environment.keys);
  };
  beforeAll(async () => {
    [environment, stripe, receiver] = await Promise.all([createEnvironment(kind), startFakeStripe(), startReceiver()]);
    servers = [0, 1].map(() => new ServerProcess(env()));
    callers = await Promise.all(servers.map(start));
  });
  afterAll(async () => {
    receiver.close();
    await Promise.all(servers.map((server) => server.kill()));
    await stripe.stop();
    await environment.remove();
  });

  it('deliver every event and e-mail of every order: none is lost, and copies have the same id', async () => {
    const { secret } = await callers[1]!.ok(routes.webhook.createEndpoint, {
      url: `http://${receiver.host}/hook`,
      eventTypes: ['order.created', 'order.paid'],
    });
    const shoppers = await Promise.all([...Array(12).keys()].map((nth) => createReadyCheckout(callers[nth % 2]!)));
    const inputs = await Promise.all(
      shoppers.map(async (shopper, nth) => ({
        checkoutId: shopper.checkoutId,
        paymentMethodId: 'test_card',
        paymentToken: await shopper.card(),
        expectedTotal: (await shopper.checkout()).totals.at(-1)!.amount,
        options: { ...shopper.with, idempotencyKey: `order-${nth}` },
      })),
    );
    const pay = (nth: number, caller: Caller) => {
      const { options, ...input } = inputs[nth]!;
      return caller.call(routes.checkout.complete, input, options);
    };
    // Eight orders, whose messages are under way when one of the servers is killed, with four more orders at it.
    for (const { status } of await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((nth) => pay(nth, callers[nth % 2]!))))
      expect(status).toBe(200);
    const working = servers.map((server) => server.ask({ do: 'runJobs', clock }));
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(12);
    const late = [8, 9, 10, 11].map((nth) => pay(nth, callers[0]!).catch(() => undefined));
    await servers[0]!.kill();
    await Promise.all(late);
    receiver.release();
    await Promise.all(working);

    servers[0] = new ServerProcess(env());
    clock += stepMs;
    callers[0] = await start(servers[0]);
    // Shoppers repeat their request, at the server that was not killed.
    await servers[1]!.ask({ do: 'runJobs', clock });
    for (const nth of [8, 9, 10, 11]) expect((await pay(nth, callers[1]!)).body?.status).toBe('completed');
    const jobsIn = async (state: 'queued' | 'running' | 'completed' | 'failed') =>
      (await callers[1]!.ok(routes.job.list, { state, limit: 100 })).items;
    for (let nth = 0; nth < 20; nth += 1) {
      clock += stepMs;
      await Promise.all(servers.map((server) => server.ask({ do: 'runJobs', clock })));
      if ((await jobsIn('queued')).length + (await jobsIn('running')).length === 0) break;
    }

    for (const state of ['queued', 'running', 'failed'] as const) expect(await jobsIn(state), state).toEqual([]);
    const orders = (await callers[0]!.ok(routes.admin.listOrders, { limit: 100 })).items;
    expect(orders.length).toBe(12);
    const done = await jobsIn('completed');
    expect(
      done
        .filter(({ name }) => name === 'order_confirmation')
        .map(({ reference }) => reference)
        .toSorted(),
    ).toEqual(orders.map(({ id }) => id).toSorted());
    const idsOfEvent = new Map<string, Set<string>>();
    const bodyOfId = new Map<string, Set<string>>();
    const add = (map: Map<string, Set<string>>, key: string, value: string) =>
      map.set(key, (map.get(key) ?? new Set()).add(value));
    const webhook = new Webhook(secret);
    for (const { headers, body, isAccepted } of receiver.received) {
      const {
        'webhook-id': id,
        'webhook-timestamp': at,
        'webhook-signature': signature,
      } = headers as Record<string, string>;
      // As `verify` does; but the clock of the servers is ahead of that of the receiver.
      expect(webhook.sign(id!, new Date(Number(at) * 1000), body)).toBe(signature);
      const { type, data } = JSON.parse(body) as { type: string; data: { id: string } };
      add(bodyOfId, id!, body);
      if (isAccepted) add(idsOfEvent, `${type} ${data.id}`, id!);
    }
    expect([...idsOfEvent.keys()].toSorted()).toEqual(
      orders.flatMap(({ id }) => [`order.created ${id}`, `order.paid ${id}`]).toSorted(),
    );
    for (const sets of [idsOfEvent, bodyOfId])
      for (const [key, { size }] of sets) expect([key, size]).toEqual([key, 1]);
    // Those that the killed server had sent came again.
    expect(receiver.received.length).toBeGreaterThan(24);
  });
});
