import { routes, minuteMs, hourMs, dayMs } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { createApp } from '../../entrypoints/server/app.ts';
import { createTestOrder, seenByMerchant } from '../fulfillment/order-flow.harness.ts';
import { orders } from '../../sale/records/order.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { deliverMail } from './deliver-mail.ts';
import { MailFailure, type Mail } from '../../platform/mail-transport/mail-port.ts';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';
import { deleteExpiredMails } from './outbox.repo.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';

describe.each(testDatabases)('a mail, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  let fails: object | undefined;
  const sent: Mail[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    const port = {
      async send(mail: Mail) {
        if (fails instanceof Error) throw fails;
        if (fails) throw Object.assign(new Error('550 <ada@example.com> unknown'), fails);
        sent.push(mail);
      },
      close() {},
    };
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    server = await createTestServer({
      database,
      deps: { log, publicUrl: 'https://shop.example', mail: { port, from: 'shop@example.com' } },
    });
    await server.db
      .update(commerceSettings)
      .set({ orderPage: { en: '/order/' } })
      .where(eq(commerceSettings.storeId, server.storeId));
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    fails = undefined;
    await deliverMail(server.deps);
    sent.length = 0;
    lines.length = 0;
  });

  it('confirms an order, once, and its link opens it', async () => {
    const { id, number, token } = await createTestOrder(server);
    await Promise.all([deliverMail(server.deps), deliverMail(server.deps)]);
    await deliverMail(server.deps);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      to: 'ada@example.com',
      from: { address: 'shop@example.com' },
      subject: `Your order ${number} at Test Shop`,
      language: 'en',
    });
    expect(sent[0]!.text).toContain(`https://shop.example/order/#order=${id}&token=${token}`);
  });

  it('that confirms an order is queued until the mail server has it; one that failed is not mentioned', async () => {
    const confirmationOf = async ({ id, token }: Record<'id' | 'token', string>) => {
      const body = await server.ok(routes.order.get, { orderId: id }, { orderToken: token });
      expect(body.confirmationMail).toBe((await seenByMerchant(server, id)).confirmationMail);
      return body.confirmationMail;
    };
    const order = await createTestOrder(server);
    expect(await confirmationOf(order)).toBe('queued');
    const { mail } = server.deps;
    server.deps.mail = { from: 'shop@example.com' };
    expect(await confirmationOf(order)).toBeNull();
    server.deps.mail = mail!;
    fails = { code: 'ECONNECTION' };
    await deliverMail(server.deps);
    expect(await confirmationOf(order)).toBe('queued');
    fails = undefined;
    server.advance(61_000);
    await deliverMail(server.deps);
    expect(await confirmationOf(order)).toBe('sent');
    const refused = await createTestOrder(server);
    fails = { responseCode: 550 };
    await deliverMail(server.deps);
    expect(await confirmationOf(refused)).toBeNull();
    expect(await confirmationOf(order)).toBe('sent');
    server.advance(31 * dayMs);
    await deleteExpiredMails(server.db, server.deps.now());
    expect(await confirmationOf(order)).toBeNull();
  });

  it('reports each shipment and each refund once', async () => {
    const { id: orderId } = await createTestOrder(server);
    await server.ok(routes.admin.shipOrder, { orderId, trackingNumber: '1Z' });
    await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: 'refund-mail',
      amount: { amount: 100, currency: 'EUR' },
    });
    await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: 'refund-mail',
      amount: { amount: 100, currency: 'EUR' },
    });
    await queueMail(
      server.db,
      { storeId: server.storeId, kind: 'refund', orderId, reference: 'refund-mail' },
      server.deps.now(),
    );
    await deliverMail(server.deps);
    expect(sent.map(({ subject }) => subject.replace(/\d+/, 'N'))).toEqual([
      'Your order N at Test Shop',
      'Your order N is on its way',
      'Refund for your order N',
    ]);
  });

  it('is retried with growing delays under the same id; the log has no personal data', async () => {
    await createTestOrder(server);
    fails = { code: 'ECONNECTION' };
    await deliverMail(server.deps);
    await deliverMail(server.deps);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('ada@');
    fails = undefined;
    server.advance(61_000);
    await deliverMail(server.deps);
    expect(sent).toHaveLength(1);
    const [row] = await server.db
      .select()
      .from(mailOutbox)
      .where(eq(mailOutbox.status, 'sent'))
      .orderBy(mailOutbox.createdAt)
      .limit(1);
    expect(sent[0]!.messageId).toMatch(/^<mail_\w+@shop\.example>$/);
    expect(row!.kept).toBeNull();
  });

  it('that a mail server refuses for good is not tried again', async () => {
    const { id: orderId } = await createTestOrder(server);
    fails = { responseCode: 550 };
    await deliverMail(server.deps);
    fails = undefined;
    server.advance(dayMs);
    await deliverMail(server.deps);
    expect(sent).toEqual([]);
    expect((await seenByMerchant(server, orderId)).events.at(-1)).toMatchObject({
      type: 'mail_failed',
      cause: 'refused',
      reference: 'order_confirmation',
    });
  });

  it('to an address that the mail server refuses counts as failed, and the merchant sees the reason', async () => {
    const { id: orderId } = await createTestOrder(server);
    fails = new MailFailure('address_not_supported');
    await deliverMail(server.deps);
    const [row] = await server.db.select().from(mailOutbox).where(eq(mailOutbox.orderId, orderId));
    expect(row).toMatchObject({ status: 'failed', failure: 'address_not_supported', attempts: 1 });
    const { events, status } = await seenByMerchant(server, orderId);
    expect(events.at(-1)).toMatchObject({
      type: 'mail_failed',
      cause: 'address_not_supported',
      reference: 'order_confirmation',
      actor: { kind: 'system' },
    });
    expect(status).toBe('paid');
    expect(lines.join()).toContain('address_not_supported');
  });

  it('that cannot be written keeps no other from being sent, and is given up in the end', async () => {
    const { id: orderId } = await createTestOrder(server);
    const [row] = await server.db.select().from(orders).where(eq(orders.id, orderId));
    await server.db
      .update(orders)
      .set({ region: { ...row!.region, language: 'en-not_a_language' } })
      .where(eq(orders.id, orderId));
    await createTestOrder(server);
    await deliverMail(server.deps);
    expect(sent).toHaveLength(1);
    for (let times = 0; times < 12; times += 1) {
      server.advance(9 * hourMs);
      await deliverMail(server.deps);
    }
    const [mail] = await server.db.select().from(mailOutbox).where(eq(mailOutbox.orderId, orderId));
    expect(mail).toMatchObject({ status: 'failed', failure: 'not_written', attempts: 10 });
    expect(lines.join()).not.toContain('ada@');
  });

  it('with a code that was not sent in its time is forgotten, code and all', async () => {
    const { number } = await createTestOrder(server);
    fails = { code: 'ECONNECTION' };
    await server.ok(routes.order.lookUp, { number, email: 'ada@example.com' });
    await deliverMail(server.deps);
    const codes = async () =>
      (await server.db.select().from(mailOutbox).where(eq(mailOutbox.kind, 'order_code'))).map(({ secret }) => secret);
    await deleteExpiredMails(server.db, server.deps.now());
    expect(await codes()).toEqual([expect.stringMatching(/^\d{6}$/)]);
    server.advance(16 * minuteMs);
    await deleteExpiredMails(server.db, server.deps.now());
    expect(await codes()).toEqual([]);
  });

  it('of an order that was rolled back is never sent', async () => {
    const { id: orderId } = await createTestOrder(server);
    await deliverMail(server.deps);
    sent.length = 0;
    const fact = { storeId: server.storeId, kind: 'shipped' as const, orderId, reference: 'shp_never' };
    await server.db
      .transaction(async (tx) => {
        await queueMail(tx, fact, server.deps.now());
        throw new Error('crash');
      })
      .catch(() => {});
    await deliverMail(server.deps);
    expect(sent).toEqual([]);
  });

  it('waits where there is no mail server, and is kept to be looked at where that is wanted', async () => {
    const { number } = await createTestOrder(server);
    await deliverMail({ ...server.deps, mail: { from: 'shop@localhost' } });
    expect(sent).toEqual([]);
    const deps = { ...server.deps, mail: { outboxToken: 'secret-link', from: 'shop@localhost' } };
    await deliverMail(deps);
    const app = createApp(deps);
    const list = await (await app.request('http://127.0.0.1:4600/outbox/secret-link')).text();
    expect(list).toContain(`Your order ${number} at Test Shop`);
    const [, href] = /href="(\/outbox\/secret-link\/mail_\w+)"/.exec(list)!;
    const page = await app.request(`http://127.0.0.1:4600${href}`);
    expect(await page.text()).toContain('<html lang="en" dir="ltr">');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(await (await app.request(`http://127.0.0.1:4600${href}.txt`)).text()).toContain('To: ada@example.com');
    expect((await app.request('http://127.0.0.1:4600/outbox/secret-link/')).headers.get('Location')).toBe(
      '/outbox/secret-link',
    );
    const none = await app.request('http://127.0.0.1:4600/outbox/secret-link/mail_0');
    expect([none.status, none.headers.get('Content-Security-Policy') ?? '']).not.toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
    const statusOf = async (url: string) => (await app.request(url)).status;
    expect(await statusOf('http://evil.example/outbox/secret-link')).toBe(404);
    // A proxy on the same machine may replace the host name with 127.0.0.1: without the link there is still nothing
    // to see.
    const id = href!.split('/').at(-1)!;
    for (const path of ['', '/', '/guess', `/${id}`, `/guess/${id}`, `/guess/${id}.txt`])
      expect(await statusOf(`http://127.0.0.1:4600/outbox${path}`)).toBe(404);
    expect((await server.app.request('http://127.0.0.1:4600/outbox/undefined')).status).toBe(404);
  });
});
