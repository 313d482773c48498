import { routes, minuteMs, hourMs, maxOrderCodeAttempts } from '@smallshop/contract';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createTestOrder } from '../fulfillment/order-flow.harness.ts';
import { orderLookups } from '../../sale/records/order-progress.tables.ts';

describe.each(testDatabases)('a shopper without the link, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  const email = 'ada@example.com';
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const codes = async () =>
    (await server.db.select().from(mailOutbox).orderBy(desc(mailOutbox.createdAt))).flatMap(
      ({ secret }) => secret ?? [],
    );
  const lookUp = (number: string, address = email) => server.call(routes.order.lookUp, { number, email: address });
  const open = (lookupId: string, code: string) => server.call(routes.order.openByCode, { lookupId, code });

  it('opens the order by number, e-mail address and the code that was mailed, however it is typed', async () => {
    const { id, number, token } = await createTestOrder(server);
    const { body } = await lookUp(` #${number}`, ' Ada@Example.com');
    const code = (await codes())[0]!;
    expect(code).toMatch(/^\d{6}$/);
    const opened = await open(
      body!.id,
      `${code.slice(0, 3)} ${[...code.slice(3)].map((digit) => String.fromCharCode(0x660 + Number(digit))).join('')}`,
    );
    expect(opened.body).toEqual({ id, number, token });
    expect((await server.ok(routes.order.get, { orderId: id }, { orderToken: opened.body!.token })).number).toBe(
      number,
    );
    expect((await open(body!.id, code)).problem).toMatchObject({ code: 'order_code_invalid', field: 'code' });
  });

  it('learns nothing of an order that is not theirs: the answer is the same, and no mail is sent', async () => {
    server.advance(hourMs);
    const { number } = await createTestOrder(server);
    const before = await codes();
    const replies = await Promise.all([
      lookUp('999999'),
      lookUp(number, 'eve@example.com'),
      lookUp('99999999999999999'),
      lookUp('x'),
    ]);
    for (const { status, body } of replies) {
      expect(status).toBe(200);
      expect(body).toEqual({ id: expect.stringMatching(/^lkp_\w{20}$/), expiresAt: expect.any(String) });
      expect((await open(body!.id, '000000')).problem?.code).toBe('order_code_invalid');
    }
    expect(await codes()).toEqual(before);
  });

  it('makes the same writes with and without an order, so that its response time reveals nothing', async () => {
    server.advance(hourMs);
    const { number } = await createTestOrder(server);
    const rows = async () => [await server.db.$count(orderLookups), await server.db.$count(mailOutbox)];
    const written = async (...asked: Parameters<typeof lookUp>) => {
      const before = await rows();
      await lookUp(...asked);
      return (await rows()).map((now, index) => now - before[index]!);
    };
    expect(await written('999998')).toEqual(await written(number));
  });

  it('has a few tries, also when all of them come at once, and a quarter of an hour', async () => {
    server.advance(hourMs);
    const { number } = await createTestOrder(server);
    const first = (await lookUp(number)).body!;
    const code = (await codes())[0]!;
    const wrong = code === '000000' ? '000001' : '000000';
    await Promise.all(Array.from({ length: maxOrderCodeAttempts }, () => open(first.id, wrong)));
    expect((await open(first.id, code)).problem?.code).toBe('order_code_invalid');
    const second = (await lookUp(number)).body!;
    server.advance(16 * minuteMs);
    expect((await open(second.id, (await codes())[0]!)).problem?.code).toBe('order_code_invalid');
  });

  it('gets `Retry-After` after too many requests', async () => {
    server.advance(2 * hourMs);
    const replies = [];
    for (let times = 0; times < 6; times += 1) replies.push(await lookUp('4711', 'often@example.com'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(replies[5]!.problem?.code).toBe('rate_limited');
    expect(Number(replies[5]!.headers.get('Retry-After'))).toBeGreaterThan(3000);
    server.advance(3_601_000);
    expect((await lookUp('4711', 'often@example.com')).status).toBe(200);
  });

  it('is not kept out by strangers who ask for the same number', async () => {
    server.advance(2 * hourMs);
    const { number } = await createTestOrder(server);
    for (let times = 0; times < 12; times += 1) await lookUp(number, `stranger${times}@example.com`);
    expect((await lookUp(number)).status).toBe(200);
  });

  it('leaves no code that can be read: only its hash is kept', async () => {
    const rows = await server.db.select().from(orderLookups);
    for (const { codeHash } of rows) expect(codeHash).toMatch(/^[\w-]{43}$/);
  });
});
