import { routes, dayMs } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStock, stockOf } from '../../sale/checkout/shopper.harness.ts';
import type { Database } from '../../platform/database/client.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import {
  atTheCardForm,
  createStripeShop,
  method,
  orderOf,
  type StripeShop,
} from '../../test-support/stripe/stripe-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import type { TestServer } from '../../test-support/test-server.ts';
import { cancelUnpaid } from './cancel-unpaid.ts';
import { createTestOrder, seenByMerchant } from './order-flow.harness.ts';
import { orders } from '../../sale/records/order.tables.ts';

describe.each(testDatabases)('an order that waits for its transfer, on %s', { timeout: 30_000 }, (database) => {
  let shop: StripeShop;
  let server: TestServer;
  const mails: Mail[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void mails.push(mail), close() {} };
    shop = await createStripeShop({
      database,
      deps: {
        payments: ['stripe', 'test', 'bank_transfer', 'cash_on_delivery'],
        mail: { port, from: 'shop@example.com' },
      },
    });
    server = shop.server;
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(server, 'OAK-TRAY', 100));

  const waitDays = async (transferDays: number | null) =>
    server.ok(routes.settings.set, { ...(await server.ok(routes.settings.get, {})), transferDays });
  const pass = (days: number) => server.advance(days * dayMs);
  const house = () => runJobs(server.deps);
  const statusOf = async (orderId: string) => (await seenByMerchant(server, orderId)).status;
  const mailsAbout = (number: string) =>
    mails.filter(({ subject }) => subject === `Your order ${number} was cancelled`);

  it('shows its due time and is cancelled then: its stock can be sold again, and the shopper gets a mail', async () => {
    const { id: orderId, number, token: orderToken } = await createTestOrder(server, 'bank_transfer');
    const placed = await server.ok(routes.order.get, { orderId }, { orderToken });
    expect(Date.parse(placed.payment.dueAt!) - Date.parse(placed.placedAt)).toBe(14 * dayMs);
    pass(13.9);
    await house();
    expect([await statusOf(orderId), await stockOf(server, 'OAK-TRAY')]).toEqual(['pending', 97]);
    pass(0.2);
    await house();
    await house();
    const ended = await seenByMerchant(server, orderId);
    expect([ended.status, ended.payment.dueAt, await stockOf(server, 'OAK-TRAY')]).toEqual(['cancelled', null, 100]);
    expect(ended.events.at(-1)).toMatchObject({
      type: 'cancelled',
      cause: 'not_paid_in_time',
      actor: { kind: 'system', id: null },
    });
    expect(mailsAbout(number)).toMatchObject([
      { to: 'ada@example.com', text: expect.stringContaining('did not arrive by the day it was due') as string },
    ]);
    expect((await server.call(routes.admin.markOrderPaid, { orderId })).problem?.code).toBe('order_state_conflict');
  });

  it('ends once, however many processes look, and beside a merchant who cancels it', async () => {
    const { id: orderId, number } = await createTestOrder(server, 'bank_transfer');
    pass(15);
    await Promise.all([house(), house(), house(), server.call(routes.admin.cancelOrder, { orderId, restock: true })]);
    await house();
    const { status, events } = await seenByMerchant(server, orderId);
    expect([
      status,
      events.filter(({ type }) => type === 'cancelled').length,
      await stockOf(server, 'OAK-TRAY'),
    ]).toEqual(['cancelled', 1, 100]);
    expect(mailsAbout(number)).toHaveLength(1);
  });

  it('is paid or ended, never both, when its money is seen the moment its time is over', async () => {
    const waiting = await Promise.all([1, 2, 3].map(() => createTestOrder(server, 'bank_transfer')));
    pass(15);
    const [, , ...seen] = await Promise.all([
      house(),
      house(),
      ...waiting.map(({ id: orderId }) => server.call(routes.admin.markOrderPaid, { orderId })),
    ]);
    const statuses = await Promise.all(waiting.map(({ id }) => statusOf(id)));
    expect(statuses).toEqual(seen.map(({ status }) => (status === 200 ? 'paid' : 'cancelled')));
    expect(await stockOf(server, 'OAK-TRAY')).toBe(100 - 3 * statuses.filter((status) => status === 'paid').length);
  });

  it('stays once its money was seen', async () => {
    const { id: orderId } = await createTestOrder(server, 'bank_transfer');
    await server.ok(routes.admin.markOrderPaid, { orderId });
    expect((await seenByMerchant(server, orderId)).payment.dueAt).toBeNull();
    pass(15);
    await house();
    expect(await statusOf(orderId)).toBe('paid');
  });

  it('keeps its due time when the merchant changes the number of days, or removes the limit', async () => {
    await waitDays(3);
    const { id: short } = await createTestOrder(server, 'bank_transfer');
    await waitDays(null);
    const { id: forEver, token: orderToken } = await createTestOrder(server, 'bank_transfer');
    expect((await server.ok(routes.order.get, { orderId: forEver }, { orderToken })).payment.dueAt).toBeNull();
    pass(3.1);
    await house();
    expect(await statusOf(short)).toBe('cancelled');
    pass(400);
    await house();
    expect(await statusOf(forEver)).toBe('pending');
    await waitDays(14);
  });

  it('does not keep another one waiting that cannot be ended now; it is ended later', async () => {
    const { id: stuck } = await createTestOrder(server, 'bank_transfer');
    const { id: other } = await createTestOrder(server, 'bank_transfer');
    pass(15);
    let tries = 0;
    const transaction: Database['transaction'] = (work) =>
      (tries += 1) === 1 ? Promise.reject(new Error('no connection')) : server.db.transaction(work);
    await cancelUnpaid({ ...server.deps, db: Object.assign(Object.create(server.db) as Database, { transaction }) });
    expect([await statusOf(stuck), await statusOf(other)]).toEqual(['pending', 'cancelled']);
    await house();
    expect([await statusOf(stuck), await stockOf(server, 'OAK-TRAY')]).toEqual(['cancelled', 100]);
  });

  it('is another thing than cash at the door, or a debit that is under way: those wait', async () => {
    const { id: cash } = await createTestOrder(server, 'cash_on_delivery');
    const shopper = await atTheCardForm(shop);
    await shopper.begin();
    await shopper.confirm(method('sepa_debit'));
    const { id: debit } = orderOf((await shopper.press()).body!);
    const rows = await server.db.select({ id: orders.id, due: orders.paymentDueAt }).from(orders);
    for (const orderId of [cash, debit]) expect(rows.find(({ id }) => id === orderId)?.due).toBeNull();
    pass(100);
    await house();
    expect([await statusOf(cash), await statusOf(debit)]).toEqual(['pending', 'pending']);
  });

  it('that the merchant cancels is reported to the shopper too', async () => {
    const { id: orderId, number } = await createTestOrder(server, 'bank_transfer');
    await server.ok(routes.admin.cancelOrder, { orderId, restock: true, cause: 'supplier is gone' });
    await house();
    expect(mailsAbout(number)).toHaveLength(1);
    expect(mailsAbout(number)[0]!.text).not.toMatch(/supplier|did not arrive/);
  });
});
