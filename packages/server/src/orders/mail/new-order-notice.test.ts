import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, cards } from '../../sale/checkout/shopper.harness.ts';
import { createTestOrder } from '../fulfillment/order-flow.harness.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { deliverMail } from './deliver-mail.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';

describe.each(testDatabases)('the merchant’s mail, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  const sent: Mail[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
    server = await createTestServer({ database, deps: { mail: { port, from: 'shop@example.com' } } });
    await setAddresses(['orders@shop.example', 'ann@shop.example']);
  });
  afterAll(() => server.close());

  async function setAddresses(orderEmails: string[]): Promise<void> {
    await server.ok(routes.settings.set, { ...(await server.ok(routes.settings.get, {})), orderEmails });
  }
  const deliver = async () => {
    sent.length = 0;
    await deliverMail(server.deps);
    return sent.filter(({ to }) => to.endsWith('@shop.example'));
  };

  it('goes to each address, once for each order, with number, items, totals and address', async () => {
    const { number, token } = await createTestOrder(server, 'bank_transfer');
    const mails = await deliver();
    expect(mails.map(({ to }) => to).sort()).toEqual(['ann@shop.example', 'orders@shop.example']);
    expect(sent).toHaveLength(3);
    expect(await deliver()).toEqual([]);
    const { subject, text, html } = mails[0]!;
    expect(subject).toMatch(new RegExp(`^New order ${number}: €`));
    for (const part of [
      '3 × OAK-TRAY Oak Tray',
      '2 × CANDLE',
      'Total: €',
      'not paid yet',
      'Ada Weiß',
      '10119 Berlin',
      'ada@example.com',
    ])
      expect(text).toContain(part);
    // It gives no access: the merchant's mail does not contain the shopper's token.
    expect(`${text}${html}`).not.toContain(token);
    expect(`${text}${html}`).not.toContain('href=');
    expect(text).not.toContain('Note from the customer');
  });

  it('has the shopper’s note, and is in the store’s language', async () => {
    await server.db.update(stores).set({ defaultLanguage: 'de' }).where(eq(stores.id, server.storeId));
    const shopper = await createReadyCheckout(server, undefined, { region: { language: 'en' } });
    await server.ok(
      routes.checkout.update,
      { checkoutId: shopper.checkoutId, note: 'Please ring\n<b>twice</b>' },
      shopper.with,
    );
    await shopper.pay(await shopper.card());
    const [mail] = await deliver();
    expect(mail).toMatchObject({ language: 'de', subject: expect.stringContaining('Neue Bestellung') });
    expect(mail!.text).toContain('Sie ist bezahlt.');
    expect(mail!.text).toContain('Please ring\n<b>twice</b>');
    expect(mail!.html).toContain('&lt;b&gt;twice');
    expect(sent.find(({ to }) => to === 'ada@example.com')!.language).toBe('en');
    await server.db.update(stores).set({ defaultLanguage: 'en' }).where(eq(stores.id, server.storeId));
  });

  it('is queued with the order: none for an order that was not made, none without addresses', async () => {
    const queued = async () =>
      (await server.db.select().from(mailOutbox).where(eq(mailOutbox.kind, 'new_order'))).length;
    const before = await queued();
    const shopper = await createReadyCheckout(server);
    await shopper.pay(await shopper.card(cards.declined));
    expect(await queued()).toBe(before);
    await setAddresses([]);
    await createTestOrder(server);
    expect(await queued()).toBe(before);
  });
});
