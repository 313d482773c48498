import { routes, dayMs, hourMs } from '@smallshop/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, cards, setStock, stockOf } from '../../sale/checkout/shopper.harness.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { dayOf, preorderOf, sellable } from './preorder.ts';

describe.each(testDatabases)('a pre-order, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const sent: Mail[] = [];
  const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { mail: { port, from: 'shop@example.com' } } });
  });
  afterAll(() => server.close());

  const region = { country: 'DE', language: 'en' };
  const inDays = (days: number) => dayOf(new Date(server.deps.now().getTime() + days * dayMs));
  const product = (handle: string, changes: object) => ({
    handle,
    title: { en: `Preordered ${handle}` },
    variants: [{ sku: handle, prices: { EUR: { amount: 2000, compareAtAmount: null } }, levels: {}, ...changes }],
  });
  const shopper = (sku: string, quantity = 1) => createReadyCheckout(server, [{ sku, quantity }], { region });

  it('is checked when it is saved, read back, and cleared with null', async () => {
    const create = (changes: object) => server.call(routes.product.create, product('lamp', changes));
    const shipsOn = inDays(9);
    for (const [changes, field] of [
      [{ preorder: { shipsOn: 'soon' } }, 'variants.0.preorder.shipsOn'],
      [{ preorder: { shipsOn, limit: 0 } }, 'variants.0.preorder.limit'],
      [{ preorder: { shipsOn, limit: 5 }, levels: null }, 'variants.0.preorder.limit'],
      [{ preorder: { shipsOn, limit: 5 }, sellWhenOut: true }, 'variants.0.preorder.limit'],
      [{ quantityRule: { minimum: 6, increment: 6 }, maxPerCustomer: 5 }, 'variants.0.maxPerCustomer'],
    ] as const)
      expect((await create(changes)).problem).toMatchObject({ code: 'invalid_request', field });
    const { body } = await create({ preorder: { shipsOn, limit: 5 } });
    expect(body!.variants[0]).toMatchObject({ preorder: { shipsOn, limit: 5 } });
    const cleared = { productId: 'lamp', variants: [{ sku: 'lamp', preorder: null }] };
    expect((await server.ok(routes.product.update, cleared)).variants[0]!.preorder ?? null).toBeNull();
  });

  it('is sold beyond the stock up to its limit, and shown until the order arrives', async () => {
    const shipsOn = inDays(20);
    await server.ok(routes.product.create, product('clock', { levels: { main: 1 }, preorder: { shipsOn, limit: 3 } }));
    const shown = async () => (await server.ok(routes.catalog.getProduct, { ...region, handle: 'clock' })).variants[0]!;
    expect(await shown(), 'as long as one is in stock, it ships at once').not.toHaveProperty('preorder');
    const found = async () => {
      const search = { ...region, search: 'clock', available: true };
      const { items } = await server.ok(routes.catalog.listProducts, search);
      return [items.length, (await server.ok(routes.catalog.listFacets, search)).total];
    };
    expect(await found()).toEqual([1, 1]);
    const first = await shopper('clock', 2);
    const cart = await first.cart();
    expect(cart.lines[0]).toMatchObject({ preorder: { shipsOn }, maxQuantity: 4 });
    expect(cart.messages).toEqual([]);
    expect((await first.checkout()).lines[0]).toMatchObject({ preorder: { shipsOn } });
    const { order } = (await first.pay(await first.card())).body!;
    const stored = await server.ok(routes.admin.getOrder, { orderId: order!.id });
    expect(stored.lines[0]).toMatchObject({ quantity: 2, preorder: { shipsOn } });
    await deliverMail(server.deps);
    const [year, , day] = shipsOn.split('-');
    expect(sent.at(-1)!.text).toMatch(new RegExp(`pre-order, ships on \\w+ ${Number(day)}, ${year}`));
    expect(await shown()).toMatchObject({
      available: true,
      stock: 'low_stock',
      quantityAvailable: 2,
      preorder: { shipsOn },
    });
    const more = await server.call(routes.cart.create, { region, lines: [{ sku: 'clock', quantity: 3 }] });
    expect(more.problem).toMatchObject({ code: 'out_of_stock', left: 2 });
    // Five shoppers for the last two.
    const rush = await Promise.all(Array.from({ length: 5 }, () => shopper('clock')));
    const tokens = await Promise.all(rush.map((one) => one.card()));
    const replies = await Promise.all(rush.map((one, nth) => one.pay(tokens[nth])));
    expect(replies.filter(({ body }) => body?.status === 'completed')).toHaveLength(2);
    expect(replies.flatMap(({ problem }) => problem?.code ?? [])).toEqual(Array(3).fill('out_of_stock'));
    expect(await stockOf(server, 'clock')).toBe(-3);
    expect(await shown()).toMatchObject({ available: false, stock: 'out_of_stock' });
    expect(await found()).toEqual([0, 0]);
    expect(await shown()).not.toHaveProperty('preorder');
    await server.ok(routes.admin.refundOrder, { orderId: order!.id, refundId: 'refund-1', restock: true });
    expect(await stockOf(server, 'clock')).toBe(-1);
    expect(await shown()).toMatchObject({ available: true, quantityAvailable: 2 });
    expect(await found()).toEqual([1, 1]);
  });

  it('is among available products until its day, without a job, and is sold from stock then', async () => {
    const shipsOn = inDays(2);
    await server.ok(routes.product.create, product('vase', { preorder: { shipsOn } }));
    const facts = async () => ({
      listed: (await server.ok(routes.catalog.listProducts, { ...region, available: true, limit: 100 })).items.some(
        ({ handle }) => handle === 'vase',
      ),
      found: (await server.ok(routes.catalog.listProducts, { ...region, search: 'vase', available: true })).items
        .length,
      suggested: (await server.ok(routes.catalog.listSuggestions, { ...region, search: 'vase' })).products[0]!
        .available,
      counted: (await server.ok(routes.catalog.listFacets, { ...region, search: 'vase', available: true })).total,
      added: (await server.call(routes.cart.create, { region, lines: [{ sku: 'vase', quantity: 3 }] })).status,
    });
    expect(await facts()).toEqual({ listed: true, found: 1, suggested: true, counted: 1, added: 201 });
    const ready = await shopper('vase');
    const waiting = await shopper('vase', 2);
    const confirming = await waiting.pay(await waiting.card(cards.confirm));
    expect(confirming.body?.payment?.status).toBe('requires_action');
    server.advance(new Date(shipsOn).getTime() - server.deps.now().getTime() - 20_000);
    const path = `/v1/products/vase?country=DE&key=${testKey}`;
    const caching = (await server.app.request(path)).headers.get('Cache-Control');
    const [, age, stale] = /^public, max-age=(\d+), stale-while-revalidate=(\d+)$/.exec(caching!)!;
    expect(Number(age) + Number(stale)).toBeLessThanOrEqual(20);
    server.advance(hourMs);
    expect(await facts()).toEqual({ listed: false, found: 0, suggested: false, counted: 0, added: 409 });
    expect((await ready.cart()).messages).toMatchObject([{ code: 'out_of_stock' }]);
    expect((await ready.pay(await ready.card())).problem).toMatchObject({ code: 'out_of_stock', left: 0 });
    // The payment that waited for two days has expired, and its stock came back.
    await setStock(server, 'vase', 1);
    expect((await ready.pay(await ready.card())).body?.status).toBe('completed');
    expect(await stockOf(server, 'vase')).toBe(0);
  });
});

describe('what can be sold of a pre-order', () => {
  it('never takes the stock below the limit, and is what is shown as one', () => {
    const variant = fc.record({
      stock: fc.option(fc.integer({ min: -20, max: 20 })),
      sellWhenOut: fc.constant(false),
      data: fc.record({
        preorder: fc.record({
          shipsOn: fc.constantFrom('2026-11-29', '2026-11-30', '2026-12-01'),
          limit: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
        }),
      }),
    });
    fc.assert(
      fc.property(variant, fc.integer({ min: 1, max: 30 }), ({ data, ...rest }, quantity) => {
        const { shipsOn, limit } = data.preorder;
        const one = { ...rest, data: { preorder: { shipsOn, ...(limit !== undefined && { limit }) } } };
        const left = sellable(one, '2026-11-30');
        const isOpen = shipsOn > '2026-11-30';
        const { stock } = one;
        if (stock === null || (isOpen && limit === undefined)) expect(left).toBeNull();
        else if (left! > 0) expect(stock - left!).toBe(isOpen ? -limit! : 0);
        expect(preorderOf(one, quantity, '2026-11-30') !== undefined).toBe(
          isOpen && (stock === null || stock < quantity),
        );
      }),
    );
  });
});
