import { routes, refuse, dayMs } from '@smallshop/contract';
import { max } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { deleteExpiredResponses } from './idempotency.ts';
import { idempotentResponses } from './idempotency.tables.ts';

const { createTestToken, confirmTestPayment } = routes.payment;
const card = { number: '4242424242424242', expiryMonth: 1, expiryYear: 2030, cvc: '123' };

describe.each(testDatabases)('an Idempotency-Key on %s', (database) => {
  let runs = 0;
  let fail = false;
  let busy = false;
  let gate: Promise<void> | undefined;
  let server: TestServer;
  const bound = [
    bind(createTestToken, async () => {
      runs++;
      await gate;
      if (fail) throw new Error('broken');
      return { token: `tok_private_${runs}`, last4: '4242' };
    }),
    bind(
      confirmTestPayment,
      async () => (runs++, busy ? refuse('request_in_progress', { retryAfter: 1 }) : refuse('not_found')),
    ),
  ];
  beforeAll(async () => {
    server = await createTestServer({ database, bound });
  });
  beforeEach(() => {
    runs = 0;
    fail = false;
    busy = false;
    gate = undefined;
  });
  afterAll(() => server.close());

  /** When the newest request last showed that it is still running. */
  const lastSign = async () => {
    const [row] = await server.db.select({ at: max(idempotentResponses.startedAt) }).from(idempotentResponses);
    return row!.at!.getTime();
  };
  const pay = (idempotencyKey: string, input = card) => server.call(createTestToken, input, { idempotencyKey });

  it('gives the same answer for the same request, and does the work once', async () => {
    const first = await pay('same');
    const second = await pay('same');
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(runs).toBe(1);
  });

  it('refuses another body', async () => {
    await pay('other-body');
    const { problem } = await pay('other-body', { ...card, cvc: '999' });
    expect(problem).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect(runs).toBe(1);
  });

  it('does the work once when twenty requests come at the same time', async () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    const first = pay('race');
    await expect.poll(() => runs).toBe(1);
    const others = await Promise.all(Array.from({ length: 19 }, () => pay('race')));
    for (const { problem, headers } of others) {
      expect(problem).toMatchObject({ status: 409, code: 'request_in_progress' });
      expect(headers.get('Retry-After')).toBe('1');
    }
    open();
    const { body } = await first;
    expect((await pay('race')).body).toEqual(body);
    expect(runs).toBe(1);
  });

  it('repeats a refusal too', async () => {
    const options = { idempotencyKey: 'refusal', cartToken: 'a' };
    const first = await server.call(confirmTestPayment, { paymentId: 'p', outcome: 'approve' }, options);
    const second = await server.call(confirmTestPayment, { paymentId: 'p', outcome: 'approve' }, options);
    expect(second.problem).toEqual(first.problem);
    expect(runs).toBe(1);
  });

  it('does not keep "come back later", which is no answer to the request', async () => {
    const confirm = () =>
      server.call(
        confirmTestPayment,
        { paymentId: 'p', outcome: 'approve' },
        { idempotencyKey: 'busy', cartToken: 'a' },
      );
    busy = true;
    expect((await confirm()).problem?.code).toBe('request_in_progress');
    busy = false;
    expect((await confirm()).problem?.code).toBe('not_found');
  });

  it('keeps carts, paths and stores apart', async () => {
    const confirm = (paymentId: string, cartToken: string) =>
      server.call(confirmTestPayment, { paymentId, outcome: 'approve' }, { idempotencyKey: 'apart', cartToken });
    await confirm('p', 'a');
    await confirm('p', 'b');
    expect(runs).toBe(2);
    expect((await confirm('q', 'a')).problem?.code).toBe('idempotency_key_reused');
  });

  it('does not keep a failure of the server', async () => {
    fail = true;
    expect((await pay('failure')).status).toBe(500);
    fail = false;
    expect((await pay('failure')).status).toBe(201);
    expect(runs).toBe(2);
  });

  it('deletes responses after a day', async () => {
    await pay('old');
    server.advance(dayMs + 1000);
    await pay('old');
    expect(runs).toBe(2);
    server.advance(dayMs + 1000);
    await deleteExpiredResponses(server.db, server.deps.now());
    expect(await server.db.select().from(idempotentResponses)).toEqual([]);
  });

  it('takes over from a process that died in the middle', async () => {
    gate = new Promise(() => {});
    void pay('died');
    await expect.poll(() => runs).toBe(1);
    gate = undefined;
    expect((await pay('died')).problem?.code).toBe('request_in_progress');
    server.advance(21_000);
    expect((await pay('died')).status).toBe(201);
  });

  it('leaves a request that takes long to the process that is at it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      const first = pay('long');
      await expect.poll(() => runs, { interval: 1 }).toBe(1);
      for (let nth = 0; nth < 10; nth++) {
        const before = await lastSign();
        vi.advanceTimersByTime(4000);
        // On a connection of its own, it may arrive after the next request.
        await expect.poll(lastSign, { interval: 1 }).toBeGreaterThan(before);
        server.advance(4000);
        expect((await pay('long')).problem?.code).toBe('request_in_progress');
      }
      open();
      const { body } = await first;
      expect((await pay('long')).body).toEqual(body);
      expect(runs).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves neither key nor answer readable in the database', async () => {
    await pay('readable-key');
    const rows = JSON.stringify(await server.db.select().from(idempotentResponses));
    expect(rows).not.toContain('tok_private');
    expect(rows).not.toContain('readable-key');
  });
});
