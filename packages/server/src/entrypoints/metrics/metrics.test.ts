import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createMetrics } from './metrics.ts';

describe('the metrics', { timeout: 30_000 }, () => {
  let server: TestServer;
  const token = 'a-long-enough-token';
  beforeAll(async () => {
    server = await createTestServer({ deps: { metrics: { counts: createMetrics(), token } } });
  });
  afterAll(() => server.close());

  const read = (given: string) =>
    server.app.request('http://shop.test/metrics', { headers: { Authorization: `Bearer ${given}` } });

  it('are for who has the token', async () => {
    expect((await read('guess')).status).toBe(401);
    expect((await server.app.request('http://shop.test/metrics')).status).toBe(401);
  });

  it('count requests by route, and orders, payments and mails by status; no id and no person is in them', async () => {
    const { id } = await createTestOrder(server);
    await server.call(routes.admin.getOrder, { orderId: 'ord_nobody' });
    await server.app.request('http://shop.test/nowhere');
    const text = await (await read(token)).text();
    expect(text).toContain(
      'smallshop_request_seconds_count{method="POST",route="/v1/checkouts/:checkoutId/complete",status="200"} 1',
    );
    expect(text).toContain(
      'smallshop_request_seconds_count{method="GET",route="/v1/admin/orders/:orderId",status="404"} 1',
    );
    expect(text).toContain('smallshop_orders{status="paid"} 1');
    expect(text).toContain('smallshop_payments{status="paid"} 1');
    expect(text).toContain('smallshop_mails{status="queued"} 1');
    for (const secret of [id, 'ord_', 'nowhere', 'ada@']) expect(text).not.toContain(secret);
  });

  it('are not there unless they are wanted', async () => {
    const plain = await createTestServer();
    expect((await plain.app.request('http://shop.test/metrics')).status).toBe(404);
    await plain.close();
  });
});
