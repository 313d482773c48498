import { routes } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carts } from '../../sale/records/cart.tables.ts';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { issue } from '../../sale/gift-card/gift-card.fixture.ts';
import { giftCards } from '../../sale/records/gift-card.tables.ts';
import { mailOutbox } from '../mail-queue/mail.tables.ts';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { orderLookups } from '../../sale/records/order-progress.tables.ts';
import { apiKeys } from '../store/store.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

/** A person with a copy of the database must not be able to use its contents as credentials. */
describe.each(testDatabases)('a stored hash is no credential, on %s:', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  it('of a secret key', async () => {
    const rows = await server.db.select().from(apiKeys).where(eq(apiKeys.kind, 'secret'));
    expect(rows).not.toHaveLength(0);
    for (const { key } of rows) {
      for (const given of [key, key.toUpperCase(), `sk_${key}`]) {
        const { problem } = await server.call(routes.settings.get, {}, { key: given });
        expect(problem).toMatchObject({ status: 401, code: 'key_unknown' });
        expect((await server.call(routes.store.get, {}, { key: given })).problem).toMatchObject({
          status: 401,
          code: 'key_unknown',
        });
      }
    }
  });

  it('of a cart token', async () => {
    const { cartId } = await createReadyCheckout(server);
    const [row] = await server.db.select().from(carts).where(eq(carts.id, cartId));
    const { problem } = await server.call(routes.cart.get, { cartId }, { cartToken: row!.tokenHash });
    expect(problem).toMatchObject({ status: 404, code: 'cart_not_found' });
  });

  it('of a code that was mailed, and whatever else is kept of an order', async () => {
    const { id: orderId, number, token } = await createTestOrder(server);
    const { id: lookupId } = await server.ok(routes.order.lookUp, { number, email: 'ada@example.com' });
    const [lookup] = await server.db.select().from(orderLookups).where(eq(orderLookups.id, lookupId));
    expect(
      (await server.call(routes.order.openByCode, { lookupId, code: lookup!.codeHash.slice(0, 40) })).problem?.code,
    ).toMatch(/^(order_code_invalid|invalid_request)$/);
    expect((await server.call(routes.order.get, { orderId }, { orderToken: lookup!.codeHash })).problem?.code).toBe(
      'order_not_found',
    );
    // The mail's code is kept until it is sent; the order's token is kept nowhere.
    expect(await server.db.$count(mailOutbox)).toBeGreaterThan(0);
    for (const table of [
      'orders',
      'order_lookups',
      'order_events',
      'mail_outbox',
      'payments',
      'checkouts',
      'idempotent_answers',
    ]) {
      const { rows } = (await server.db.execute(sql`select * from ${sql.identifier(table)}`)) as { rows: unknown[] };
      expect(JSON.stringify(rows), table).not.toContain(token);
    }
  });

  it('of a gift card', async () => {
    const { giftCard } = await issue(server, 5000);
    const shopper = await createReadyCheckout(server);
    const [row] = await server.db.select().from(giftCards).where(eq(giftCards.id, giftCard.id));
    for (const code of [row!.codeHash, row!.codeHash.slice(0, 40)]) {
      const { body } = await server.call(
        routes.cart.update,
        { cartId: shopper.cartId, discountCodes: [code] },
        shopper.with,
      );
      expect(body?.giftCards ?? []).toEqual([]);
    }
  });
});
