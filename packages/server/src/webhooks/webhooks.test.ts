import { dayMs, hourMs, minuteMs, routes, webhookPayloadSchema, type WebhookEventType } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { products } from '../catalog/catalog.tables.ts';
import { createTestOrder } from '../orders/fulfillment/order-flow.harness.ts';
import { createGuardedFetch } from '../platform/guarded-fetch/guarded-fetch.ts';
import { jobs } from '../platform/jobs/job.tables.ts';
import { setStock } from '../sale/checkout/shopper.harness.ts';
import { createStore } from '../shop/settings/create-store.ts';
import { defaultMarkets } from '../shop/store/default-markets.ts';
import { testDatabases } from '../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { webhookMessages } from './webhook.tables.ts';

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

describe.each(testDatabases)('webhooks, on %s,', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  let receiver: Server;
  let url: string;
  const received: Received[] = [];
  /** What the receiver answers. */
  let answer: { status: number; headers?: Record<string, string>; body?: string };
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        received.push({ path, headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    url = `http://${host}/hook`;
    server = await createTestServer({
      database,
      deps: {
        publicUrl: 'http://shop.test',
        webhooks: { fetch: createGuardedFetch({ allowedHosts: [host] }), allowHttp: true },
      },
    });
  });
  afterAll(async () => {
    receiver.close();
    await server.close();
  });
  beforeEach(async () => {
    await server.db.delete(jobs);
    await server.db.delete(webhookMessages);
    for (const { id } of (await server.ok(routes.webhook.listEndpoints, {})).items)
      await server.ok(routes.webhook.removeEndpoint, { endpointId: id });
    received.length = 0;
    answer = { status: 204 };
  });

  const create = (eventTypes: WebhookEventType[]) => server.ok(routes.webhook.createEndpoint, { url, eventTypes });
  const deliver = () => deliverWebhooks(server.deps);
  const typesOf = () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  const verify = (secret: string, { headers, body }: Received) =>
    webhookPayloadSchema.parse(new Webhook(secret).verify(body, headers as Record<string, string>));
  const deliveries = async (endpointId: string) =>
    (await server.ok(routes.webhook.listDeliveries, { endpointId })).items;

  it('report each event of an order, signed, with the order as the API shows it', async () => {
    const { secret } = await create(['order.created', 'order.paid', 'order.shipped', 'order.refunded']);
    const { id: orderId } = await createTestOrder(server);
    await deliver();
    expect(typesOf().toSorted()).toEqual(['order.created', 'order.paid']);
    const shown = await server.ok(routes.admin.getOrder, { orderId });
    for (const one of received) {
      expect(one.headers).toMatchObject({ 'content-type': 'application/json' });
      const event = { type: 'placed', to: 'paid', at: shown.placedAt };
      expect(verify(secret, one)).toMatchObject({
        apiVersion: '1',
        timestamp: shown.placedAt,
        event,
        data: { ...shown },
      });
      expect(one.body).not.toContain('token');
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    await server.ok(routes.admin.shipOrder, { orderId });
    const amount = { amount: 1, currency: shown.amountDue.currency };
    await server.ok(routes.admin.refundOrder, { orderId, refundId: `r-${orderId}`, amount });
    received.length = 0;
    await deliver();
    expect(typesOf().toSorted()).toEqual(['order.refunded', 'order.shipped']);
    // Both are read after both have happened: each says which of them it is.
    const happened = received.map(
      (one) => verify(secret, one) as { type: string; event: { type: string; reference: string } },
    );
    expect(happened.map(({ type, event }) => type === `order.${event.type}`)).toEqual([true, true]);
    expect(happened.find(({ type }) => type === 'order.refunded')!.event.reference).toBe(`r-${orderId}`);
    expect(() => verify(secret, { ...received[0]!, body: `${received[0]!.body} ` })).toThrow();
  });

  it('report a change of a product once, and a variant that sells out or is back, not of other stock', async () => {
    const { secret } = await create(['product.updated', 'stock.changed']);
    const [product] = await server.db.select().from(products).limit(1);
    await server.db.transaction(async (tx) => {
      for (const vendor of ['One', 'Two'])
        await tx.update(products).set({ vendor }).where(eq(products.id, product!.id));
    });
    await server.db
      .update(products)
      .set({ titleRanks: { en: 1 } })
      .where(eq(products.id, product!.id));
    await deliver();
    expect(received.map((one) => verify(secret, one))).toMatchObject([
      { type: 'product.updated', data: { id: product!.id, handle: product!.handle, vendor: 'Two' } },
    ]);
    received.length = 0;
    for (const stock of [5, 4, 0, 0, 3]) await setStock(server, 'OAK-TRAY', stock);
    await deliver();
    expect(typesOf()).toEqual(['stock.changed', 'stock.changed']);
    expect(verify(secret, received[0]!)).toMatchObject({ data: { sku: 'OAK-TRAY', stock: 3 } });
    const stockEvents = () => received.map((one) => (verify(secret, one) as { event?: object }).event);
    expect(stockEvents()).toEqual(
      expect.arrayContaining([
        { stock: 0, soldOut: true },
        { stock: 3, soldOut: false },
      ]),
    );
    received.length = 0;
    // Of one transaction, the last change is the event.
    await server.db.transaction(async (tx) => {
      for (const stock of [0, 8, 0]) await tx.execute(sql`update variants set stock = ${stock} where sku = 'OAK-TRAY'`);
    });
    await deliver();
    expect(stockEvents()).toEqual([{ stock: 0, soldOut: true }]);
    await setStock(server, 'OAK-TRAY', 50);
  });

  it('are not written for a change that is rolled back, nor for types and stores without an endpoint', async () => {
    await create(['order.shipped']);
    await createTestOrder(server);
    const failed = server.db.transaction(async (tx) => {
      await tx.update(products).set({ vendor: 'Never' });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await server.db.select().from(webhookMessages)).toEqual([]);
    expect(await server.db.select().from(jobs)).toEqual([]);
  });

  it('are repeated for a day with the same id and body, and can be replayed', async () => {
    const { id: endpointId, secret } = await create(['order.created']);
    const { id: orderId } = await createTestOrder(server);
    answer = { status: 500, headers: { Location: '/elsewhere' }, body: 'x'.repeat(5000) };
    const started = server.deps.now().getTime();
    let last = started;
    for (;;) {
      await deliver();
      const [{ state, nextAttemptAt }] = (await deliveries(endpointId)) as [Awaited<ReturnType<typeof deliveries>>[0]];
      if (state === 'failed') break;
      last = Date.parse(nextAttemptAt!);
      server.advance(last - server.deps.now().getTime() + 1000);
    }
    expect(received.length).toBe(8);
    expect(Math.round((last - started) / hourMs)).toBe(24);
    const [delivery] = await deliveries(endpointId);
    expect(delivery).toMatchObject({ type: 'order.created', attempts: 8, responseStatus: 500, error: 'http_status' });
    const ids = { endpointId, deliveryId: delivery!.id };
    const details = await server.ok(routes.webhook.getDelivery, ids);
    expect(details.body).toBe(received[0]!.body);
    expect(details.responseBody).toBe('x'.repeat(1024));

    // What has changed since is not in the message, so that a receiver sees one event.
    await server.ok(routes.admin.shipOrder, { orderId });
    answer = { status: 302, headers: { Location: url } };
    expect((await server.ok(routes.webhook.replayDelivery, ids)).state).toBe('queued');
    await deliver();
    expect(received.length).toBe(9);
    expect((await deliveries(endpointId))[0]).toMatchObject({ state: 'queued', responseStatus: 302 });
    expect((await server.call(routes.webhook.replayDelivery, ids)).problem?.code).toBe('job_state_conflict');
    answer = { status: 200 };
    server.advance(minuteMs);
    await deliver();
    const [same] = await deliveries(endpointId);
    expect(same).toMatchObject({ state: 'completed', error: null, responseStatus: 200, nextAttemptAt: null });
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([same!.webhookId]));
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect((await server.ok(routes.job.get, { jobId: same!.id })).name).toBe('order.created');
    // The receiver checks that the time of the attempt is near.
    const headers = received.at(-1)!.headers as Record<string, string>;
    expect(Math.abs(Number(headers['webhook-timestamp']) - server.deps.now().getTime() / 1000)).toBeLessThan(30);
    expect(secret).toMatch(/^whsec_/);
  });

  it('are signed with both secrets for a day after a rotation', async () => {
    const { id: endpointId, secret: old } = await create(['stock.changed']);
    const { secret, oldSecretExpiresAt } = await server.ok(routes.webhook.rotateSecret, { endpointId });
    expect(Date.parse(oldSecretExpiresAt!) - server.deps.now().getTime()).toBeGreaterThan(23 * hourMs);
    expect(JSON.stringify(await server.ok(routes.webhook.getEndpoint, { endpointId }))).not.toContain('whsec_');
    const sent = await server.ok(routes.webhook.sendTest, { endpointId });
    expect(sent).toMatchObject({ type: 'webhook.test', state: 'queued' });
    await deliver();
    const now = server.deps.now();
    const check = (key: string, one: Received) => {
      const { 'webhook-id': id, 'webhook-signature': signature } = one.headers as Record<string, string>;
      const at = new Date(Number(one.headers['webhook-timestamp']) * 1000);
      return signature!.split(' ').includes(new Webhook(key).sign(id!, at, one.body));
    };
    expect([check(old, received[0]!), check(secret, received[0]!)]).toEqual([true, true]);
    expect(now.getTime()).toBeLessThan(Date.parse(oldSecretExpiresAt!));
    server.advance(dayMs + 1000);
    await server.ok(routes.webhook.sendTest, { endpointId });
    await deliver();
    expect([check(old, received[1]!), check(secret, received[1]!)]).toEqual([false, true]);
  });

  it('stop for a disabled endpoint and after 410, and its log stays', async () => {
    const { id: endpointId } = await create(['stock.changed']);
    await server.ok(routes.webhook.sendTest, { endpointId });
    await server.ok(routes.webhook.updateEndpoint, { endpointId, enabled: false });
    await deliver();
    expect(received).toEqual([]);
    expect(await deliveries(endpointId)).toMatchObject([{ state: 'failed', error: 'endpoint_disabled' }]);
    expect((await server.call(routes.webhook.sendTest, { endpointId })).problem?.code).toBe('job_state_conflict');
    await server.ok(routes.webhook.updateEndpoint, { endpointId, enabled: true });
    answer = { status: 410 };
    const { id } = await server.ok(routes.webhook.sendTest, { endpointId });
    await deliver();
    expect((await deliveries(endpointId)).find((one) => one.id === id)).toMatchObject({
      state: 'failed',
      error: 'endpoint_gone',
    });
    expect((await server.ok(routes.webhook.getEndpoint, { endpointId })).enabled).toBe(false);
    await server.ok(routes.webhook.removeEndpoint, { endpointId });
    expect((await server.ok(routes.job.list, { kind: 'webhook' })).items).toEqual([]);
  });

  it('refuse bad endpoints by field, and are seen by their own store only', async () => {
    const post = (input: object) =>
      server.call(routes.webhook.createEndpoint, { url, eventTypes: ['order.paid'], ...input });
    for (const bad of ['ftp://example.com', 'nothing', 'https://a:b@example.com/', 'https://example.com/#x'])
      expect((await post({ url: bad })).problem).toMatchObject({ code: 'invalid_request', errors: [{ field: 'url' }] });
    expect((await post({ eventTypes: [] })).problem).toMatchObject({ errors: [{ field: 'eventTypes' }] });
    expect((await post({ eventTypes: ['order.lost'] })).problem).toMatchObject({ code: 'invalid_request' });
    server.deps.webhooks!.allowHttp = false;
    expect((await post({})).problem?.errors?.[0]?.detail).toContain('https');
    server.deps.webhooks!.allowHttp = true;

    const { id: endpointId } = await create(['order.paid']);
    const { id: deliveryId } = await server.ok(routes.webhook.sendTest, { endpointId });
    const settings = { name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US', origins: [] };
    const other = { key: (await createStore(server.db, { ...settings, markets: defaultMarkets })).secretKey };
    expect(await server.ok(routes.webhook.listEndpoints, {}, other)).toEqual({ items: [] });
    const { getEndpoint, updateEndpoint, removeEndpoint, rotateSecret, sendTest, ...rest } = routes.webhook;
    for (const route of [getEndpoint, updateEndpoint, removeEndpoint, rotateSecret, sendTest, rest.listDeliveries])
      expect((await server.call(route, { endpointId }, other)).problem?.code).toBe('not_found');
    for (const route of [rest.getDelivery, rest.replayDelivery])
      expect((await server.call(route, { endpointId, deliveryId }, other)).problem?.code).toBe('not_found');
    expect((await deliveries(endpointId)).length).toBe(1);
  });

  it('respect Retry-After', async () => {
    const { id: endpointId } = await create(['order.paid']);
    answer = { status: 503, headers: { 'Retry-After': '3600' } };
    await server.ok(routes.webhook.sendTest, { endpointId });
    await deliver();
    const [delivery] = await deliveries(endpointId);
    const wait = Date.parse(delivery!.nextAttemptAt!) - server.deps.now().getTime();
    expect(Math.round(wait / minuteMs)).toBe(60);
  });
});
