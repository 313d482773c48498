import { routes, dayMs, type Cart } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variantPrices, variants } from '../../catalog/catalog.tables.ts';
import { deleteExpiredCarts } from '../checkout/delete-expired-carts.ts';
import { openCheckout, setStock } from '../checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { carts } from '../records/cart.tables.ts';

describe.each(testDatabases)('a cart, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const total = (cart: Cart, type = 'total') => cart.totals.find((each) => each.type === type)?.amount;
  const germany = { country: 'DE', language: 'en' };
  const setPrice = async (sku: string, currency: string, amount: number) => {
    const [variant] = await server.db.select().from(variants).where(eq(variants.sku, sku));
    await server.db
      .update(variantPrices)
      .set({ amount })
      .where(and(eq(variantPrices.variantId, variant!.id), eq(variantPrices.currency, currency)));
  };

  it('shows what is in it, at the catalogue’s prices, in the shopper’s language', async () => {
    const { cart } = await openCheckout(
      server,
      [
        { sku: 'TEAPOT-C-L', quantity: 1 },
        { sku: 'CANDLE', quantity: 2 },
      ],
      { region: { country: 'DE', language: 'zh-CN' } },
    );
    expect(cart).toMatchObject({
      version: 1,
      itemCount: 3,
      note: '',
      messages: [],
      checkoutId: null,
      completed: false,
    });
    expect(cart.region).toMatchObject({
      country: 'DE',
      currency: 'EUR',
      language: 'zh-CN',
      taxIncluded: true,
      decidedBy: 'choice',
    });
    expect(cart.lines[0]).toMatchObject({
      sku: 'TEAPOT-C-L',
      title: '青瓷茶壶',
      variantTitle: '青瓷 / 大',
      quantity: 1,
      maxQuantity: 2,
      unitPrice: { amount: 6300, currency: 'EUR' },
      compareAtPrice: { amount: 7100, currency: 'EUR' },
      total: { amount: 6300, currency: 'EUR' },
    });
    expect(cart.lines[0]!.image?.url).toMatch(/^http:\/\/shop\.test\/media\//);
    expect(cart.lines[1]!.maxQuantity).toBeNull();
    expect(total(cart)).toEqual({ amount: 9700, currency: 'EUR' });
  });

  it('can be opened empty, and lives sixty days from its last change', async () => {
    const { cart, with: mine } = await openCheckout(server, []);
    expect(cart).toMatchObject({ lines: [], itemCount: 0 });
    expect(Math.round((Date.parse(cart.expiresAt) - Date.parse(cart.updatedAt)) / dayMs)).toBe(60);
    server.advance(61 * dayMs);
    expect((await server.call(routes.cart.get, { cartId: cart.id }, mine)).problem?.code).toBe('cart_not_found');
    const rows = () => server.db.select().from(carts).where(eq(carts.id, cart.id));
    expect((await rows()).length).toBe(1);
    await deleteExpiredCarts(server.db, server.deps.now());
    expect((await rows()).length).toBe(0);
  });

  it('grows the line of a variant that is in it already, by id or SKU', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }]);
    const { variantId } = cart.lines[0]!;
    const grown = await server.ok(
      routes.cart.addLines,
      {
        cartId: cart.id,
        lines: [
          { variantId, quantity: 2 },
          { sku: 'CANDLE', quantity: 1 },
        ],
      },
      mine,
    );
    expect(grown).toMatchObject({ version: 2, itemCount: 4, lines: [{ id: cart.lines[0]!.id, quantity: 4 }] });
  });

  it('changes and loses lines', async () => {
    const { cart, with: mine } = await openCheckout(server, [
      { sku: 'CANDLE', quantity: 1 },
      { sku: 'SOAP', quantity: 1 },
    ]);
    const at = { cartId: cart.id, lineId: cart.lines[0]!.id };
    expect((await server.ok(routes.cart.updateLine, { ...at, quantity: 5 }, mine)).lines[0]!.quantity).toBe(5);
    expect((await server.ok(routes.cart.removeLine, at, mine)).lines.map(({ sku }) => sku)).toEqual(['SOAP']);
    expect((await server.call(routes.cart.removeLine, at, mine)).problem?.code).toBe('line_not_found');
    expect((await server.call(routes.cart.updateLine, { ...at, quantity: 1 }, mine)).problem?.code).toBe(
      'line_not_found',
    );
  });

  it('takes no more than there is, and says how many that are', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'TEAPOT-C-L', quantity: 1 }]);
    const cartId = cart.id;
    const more = await server.call(
      routes.cart.addLines,
      {
        cartId,
        lines: [
          { sku: 'CANDLE', quantity: 1 },
          { sku: 'TEAPOT-C-L', quantity: 2 },
        ],
      },
      mine,
    );
    expect(more.problem).toMatchObject({ status: 409, code: 'out_of_stock', left: 2, field: 'lines.1' });
    const set = await server.call(routes.cart.updateLine, { cartId, lineId: cart.lines[0]!.id, quantity: 3 }, mine);
    expect(set.problem).toMatchObject({ code: 'out_of_stock', left: 2 });
    // Nothing of a refused request stays.
    expect(await server.ok(routes.cart.get, { cartId }, mine)).toMatchObject({ version: 1, itemCount: 1 });
    expect(
      (await server.call(routes.cart.create, { lines: [{ sku: 'SILK-SCARF', quantity: 1 }] })).problem,
    ).toMatchObject({ code: 'out_of_stock', left: 0 });
  });

  it('knows no variant that is not sold here, and wants exactly one name for it', async () => {
    const { cart, with: mine } = await openCheckout(server, [], { region: germany });
    const add = (line: object) =>
      server.call(routes.cart.addLines, { cartId: cart.id, lines: [{ quantity: 1, ...line }] }, mine);
    for (const line of [{ sku: 'NOTHING' }, { variantId: 'var_none' }, { sku: 'PAPER-LANTERN' }]) {
      expect((await add(line)).problem).toMatchObject({ code: 'variant_not_found', field: 'lines.0' });
    }
    for (const line of [{}, { sku: 'CANDLE', variantId: 'x' }]) {
      expect((await add(line)).problem).toMatchObject({ code: 'invalid_request', field: 'lines.0.variantId' });
    }
  });

  it('allows a quantity of at most 999 in a line', async () => {
    await setStock(server, 'INCENSE', 5000);
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'INCENSE', quantity: 999 }]);
    const { problem } = await server.call(
      routes.cart.addLines,
      { cartId: cart.id, lines: [{ sku: 'INCENSE', quantity: 1 }] },
      mine,
    );
    expect(problem?.code).toBe('cart_full');
  });

  it('refuses a change that is based on an old version, and hands over the present one', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }]);
    const set = (note: string, ifMatch: number) =>
      server.call(routes.cart.update, { cartId: cart.id, note }, { ...mine, ifMatch });
    expect((await set('first', 1)).body).toMatchObject({ version: 2, note: 'first' });
    expect((await set('second', 1)).problem).toMatchObject({
      status: 409,
      code: 'version_conflict',
      current: { version: 2, note: 'first' },
    });
    const replies = await Promise.all([set('a', 2), set('b', 2), set('c', 2)]);
    expect(replies.filter(({ status }) => status === 200).length).toBe(1);
  });

  it('loses nothing when ten tabs add at once', async () => {
    const { cart, with: mine } = await openCheckout(server, []);
    const add = () =>
      server.ok(routes.cart.addLines, { cartId: cart.id, lines: [{ sku: 'CANDLE', quantity: 1 }] }, mine);
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await server.ok(routes.cart.get, { cartId: cart.id }, mine)).toMatchObject({
      version: 11,
      itemCount: 10,
      lines: [{ quantity: 10 }],
    });
  });

  it('takes discount codes in any spelling and says why one does not apply', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], { region: germany });
    const discountCodes = ['welcome10', 'Tea5', 'EXPIRED', 'nonsense'];
    const discounted = await server.ok(routes.cart.update, { cartId: cart.id, discountCodes }, mine);
    expect(discounted.discountCodes).toEqual([
      { code: 'WELCOME10', applied: true, amount: { amount: 170, currency: 'EUR' } },
      {
        code: 'TEA5',
        applied: false,
        reason: 'minimum_not_met',
        missing: { amount: 1300, currency: 'EUR' },
        amount: { amount: 0, currency: 'EUR' },
      },
      { code: 'EXPIRED', applied: false, reason: 'expired', amount: { amount: 0, currency: 'EUR' } },
      { code: 'NONSENSE', applied: false, reason: 'unknown', amount: { amount: 0, currency: 'EUR' } },
    ]);
    expect(total(discounted, 'items_discount')?.amount).toBe(-170);
    expect(total(discounted)?.amount).toBe(1530);
    const two = await server.ok(
      routes.cart.updateLine,
      { cartId: cart.id, lineId: cart.lines[0]!.id, quantity: 2 },
      mine,
    );
    expect(two.discountCodes[1]).toMatchObject({ applied: true, amount: { amount: 500 } });
    expect((await server.ok(routes.cart.update, { cartId: cart.id, discountCodes: [] }, mine)).discountCodes).toEqual(
      [],
    );
  });

  it('is priced anew by one request when the country changes, and keeps every line', async () => {
    const { cart, with: mine } = await openCheckout(
      server,
      [
        { sku: 'PAPER-LANTERN', quantity: 2 },
        { sku: 'CANDLE', quantity: 1 },
      ],
      { region: { country: 'CN' } },
    );
    expect(total(cart)).toEqual({ amount: 54_600, currency: 'CNY' });
    const moved = await server.ok(routes.cart.update, { cartId: cart.id, region: { country: 'US' } }, mine);
    expect(moved.region).toMatchObject({ country: 'US', currency: 'USD', taxIncluded: false });
    expect(
      moved.lines.map(({ sku, quantity, total: { amount, currency } }) => [sku, quantity, amount, currency]),
    ).toEqual([
      ['PAPER-LANTERN', 2, 0, 'USD'],
      ['CANDLE', 1, 1800, 'USD'],
    ]);
    const [lantern, candle] = cart.lines.map(({ id }) => `lines.${id}`);
    const review = { type: 'warning', severity: 'requires_buyer_review' };
    expect(moved.messages).toEqual([
      {
        ...review,
        code: 'price_changed',
        path: candle,
        before: { amount: 12_600, currency: 'CNY' },
        after: { amount: 1800, currency: 'USD' },
      },
      {
        ...review,
        code: 'shipping_changed',
        path: 'shippingEstimate',
        before: { amount: 0, currency: 'CNY' },
        after: { amount: 500, currency: 'USD' },
      },
      { type: 'error', code: 'not_in_region', path: lantern, severity: 'requires_buyer_input' },
    ]);
    expect((await server.ok(routes.cart.get, { cartId: cart.id }, mine)).messages).toEqual(moved.messages);
    expect(total(moved)).toEqual({ amount: 1800, currency: 'USD' });
    const back = await server.ok(routes.cart.update, { cartId: cart.id, region: { country: 'CN' } }, mine);
    expect(back.totals).toEqual(cart.totals);
    expect(back.messages.map(({ code, path }) => [code, path])).toEqual([
      ['price_changed', lantern],
      ['price_changed', candle],
      ['shipping_changed', 'shippingEstimate'],
    ]);
    expect((await server.ok(routes.cart.update, { cartId: cart.id, note: 'Seen' }, mine)).messages).toEqual([]);
  });

  it('keeps its region when the shopper asks for a country that no market delivers to', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], { region: germany });
    const { problem } = await server.call(routes.cart.update, { cartId: cart.id, region: { country: 'AQ' } }, mine);
    expect(problem).toMatchObject({ status: 422, code: 'country_not_served', field: 'region.country' });
    expect((await server.ok(routes.cart.get, { cartId: cart.id }, mine)).region.country).toBe('DE');
  });

  it('reports once that a price or the stock changed', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'LINEN-TOWEL', quantity: 3 }], { region: germany });
    const path = `lines.${cart.lines[0]!.id}`;
    const codes = async () =>
      (await server.ok(routes.cart.get, { cartId: cart.id }, mine)).messages.map((each) => [each.code, each.path]);
    await setPrice('LINEN-TOWEL', 'EUR', 2500);
    expect(await codes()).toEqual([['price_changed', path]]);
    const changed = await server.ok(routes.cart.update, { cartId: cart.id, note: 'seen' }, mine);
    expect([changed.messages[0]?.code, total(changed)?.amount]).toEqual(['price_changed', 7500]);
    expect(await codes()).toEqual([]);
    await setStock(server, 'LINEN-TOWEL', 2);
    expect(await codes()).toEqual([['out_of_stock', path]]);
    expect(
      (await server.ok(routes.cart.updateLine, { cartId: cart.id, lineId: cart.lines[0]!.id, quantity: 2 }, mine))
        .messages,
    ).toEqual([]);
  });

  it('says what is no longer sold', async () => {
    const { cart, with: mine } = await openCheckout(server, [
      { sku: 'TEA-TOWEL', quantity: 1 },
      { sku: 'CANDLE', quantity: 1 },
    ]);
    await server.db.update(products).set({ published: false }).where(eq(products.handle, 'tea-towel'));
    const present = await server.ok(routes.cart.get, { cartId: cart.id }, mine);
    expect(present.lines.map(({ sku }) => sku)).toEqual(['CANDLE']);
    expect(present.messages).toMatchObject([
      { type: 'warning', code: 'no_longer_sold', path: `lines.${cart.lines[0]!.id}` },
    ]);
  });

  it('does not open with a guessed token', async () => {
    const [mine, other] = [await openCheckout(server, []), await openCheckout(server, [])];
    const { cartToken } = mine.with;
    for (const token of [other.with.cartToken, `${cartToken}x`, cartToken.slice(0, -1), cartToken.toUpperCase()]) {
      const { status, problem } = await server.call(routes.cart.get, { cartId: mine.cart.id }, { cartToken: token });
      expect([status, problem?.code]).toEqual([404, 'cart_not_found']);
    }
    expect((await server.call(routes.cart.update, { cartId: mine.cart.id, note: 'x' }, other.with)).problem?.code).toBe(
      'cart_not_found',
    );
  });
});
