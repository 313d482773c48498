import { routes, minuteMs, type Job } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import { claimJobs, queueJobs } from '../../platform/jobs/job-queue.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe.each(testDatabases)('the jobs of a store, on %s,', (database) => {
  let server: TestServer;
  let isRefused = true;
  let orderId: string;
  let other: string;
  beforeAll(async () => {
    const port = {
      async send() {
        if (isRefused) throw Object.assign(new Error('refused'), { responseCode: 550 });
      },
      close() {},
    };
    server = await createTestServer({ database, deps: { mail: { port, from: 'shop@example.com' } } });
    ({ id: orderId } = await createTestOrder(server));
    await deliverMail(server.deps);
    for (const name of ['order.created', 'order.paid']) {
      server.advance(1000);
      const job = { storeId: server.storeId, kind: 'webhook', name, reference: 'whe_1' };
      await queueJobs(server.db, [job], server.deps.now());
    }
    await claimJobs(server.db, ['webhook'], server.deps.now(), 1);
    const settings = { name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US', origins: [] };
    other = (await createStore(server.db, { ...settings, markets: defaultMarkets })).secretKey;
  });
  afterAll(() => server.close());

  const list = (input: Parameters<typeof server.ok<typeof routes.job.list>>[1] = {}) =>
    server.ok(routes.job.list, input);
  const names = async (input?: Parameters<typeof list>[0]) => (await list(input)).items.map(({ name }) => name);

  it('are e-mails and webhooks in one list, sorted, filtered and in pages', async () => {
    const { items } = await list();
    expect(items.map(({ kind, name, state }) => [kind, name, state])).toEqual([
      ['webhook', 'order.paid', 'queued'],
      ['webhook', 'order.created', 'running'],
      ['email', 'order_confirmation', 'failed'],
    ]);
    expect(items[2]).toMatchObject({ reference: orderId, attempts: 1, error: 'refused', nextAttemptAt: null });
    expect(items[0]).toMatchObject({ reference: 'whe_1', attempts: 0, error: null, finishedAt: null });
    expect(items[0]!.nextAttemptAt).toBe(items[0]!.createdAt);
    expect(await names({ sort: 'oldest' })).toEqual(['order_confirmation', 'order.created', 'order.paid']);
    expect(await names({ state: 'failed' })).toEqual(['order_confirmation']);
    expect(await names({ kind: 'webhook', state: 'running' })).toEqual(['order.created']);
    for (const sort of ['newest', 'oldest'] as const) {
      const seen: Job[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await list({ sort, limit: 1, ...(cursor && { cursor }) });
        seen.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(sort === 'newest' ? items : items.toReversed());
    }
    const [newest] = items;
    expect(await server.ok(routes.job.get, { jobId: newest!.id })).toEqual(newest);
    const { nextCursor } = await list({ limit: 1 });
    const wrong = await server.call(routes.job.list, { sort: 'oldest', cursor: nextCursor! });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request', errors: [{ field: 'cursor' }] });
  });

  it('are retried when they failed, and then sent', async () => {
    const [failed] = (await list({ state: 'failed' })).items;
    const retry = (jobId: string) => server.call(routes.job.retry, { jobId });
    expect((await retry(failed!.id)).body).toMatchObject({ id: failed!.id, state: 'queued', attempts: 0, error: null });
    expect((await retry(failed!.id)).problem).toMatchObject({ status: 409, code: 'job_state_conflict' });
    isRefused = false;
    await deliverMail(server.deps);
    expect((await server.ok(routes.job.get, { jobId: failed!.id })).state).toBe('completed');

    // The code is gone with the failed attempt.
    isRefused = true;
    const code = { storeId: server.storeId, kind: 'order_code', orderId, reference: 'lookup', secret: '1' } as const;
    server.advance(minuteMs);
    await queueMail(server.db, code, server.deps.now());
    await deliverMail(server.deps);
    const [lost] = (await list({ state: 'failed' })).items;
    expect((await retry(lost!.id)).problem?.detail).toContain('code');
  });

  it('are seen and retried by their own store only', async () => {
    const [mine] = (await list({ state: 'failed' })).items;
    const key = { key: other };
    expect(await server.ok(routes.job.list, {}, key)).toEqual({ items: [], nextCursor: null });
    for (const route of [routes.job.get, routes.job.retry])
      expect((await server.call(route, { jobId: mine!.id }, key)).problem).toMatchObject({
        code: 'not_found',
        field: 'jobId',
      });
    expect((await server.ok(routes.job.get, { jobId: mine!.id })).state).toBe('failed');
  });
});
