import { routes, dayMs, type VariantData } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { createReadyCheckout, openCheckout, setStock, stockOf } from '../../sale/checkout/shopper.harness.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { importProducts } from '../import/import-products.ts';
import { exportCatalogue } from '../archive/export-catalogue.ts';
import { webhookMessages } from '../../webhooks/webhook.tables.ts';
import { importArchive } from '../archive/import-archive.ts';
import { variants } from '../catalog.tables.ts';
import { catalogChanges } from '../product-index/product-index.tables.ts';
import { dayOf } from './preorder.ts';

describe.each(testDatabases)('a bundle, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const sent: Mail[] = [];
  const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { mail: { port, from: 'shop@example.com' } } });
    for (const [handle, stock] of [
      ['pot', 3],
      ['leaf', 9],
    ] as const)
      await server.ok(routes.product.create, product(handle, { levels: { main: stock }, weightGrams: 100 }));
    await server.ok(routes.product.create, product('set', { components: set }));
  });
  afterAll(() => server.close());

  const region = { country: 'DE', language: 'en' };
  const set = [
    { sku: 'pot', quantity: 1 },
    { sku: 'leaf', quantity: 2 },
  ];
  const product = (handle: string, changes: Partial<VariantData>) => ({
    handle,
    title: { en: `The ${handle}` },
    variants: [{ sku: handle, prices: { EUR: { amount: 2000, compareAtAmount: null } }, ...changes }],
  });
  const change = (sku: string, changes: Partial<VariantData>) =>
    server.call(routes.product.update, { productId: sku, variants: [{ sku, ...changes }] });
  const shown = async (handle: string) =>
    (await server.ok(routes.catalog.getProduct, { ...region, handle })).variants[0]!;
  const isFound = async (handle: string) => {
    const search = { ...region, search: `The ${handle}`, available: true };
    const { items } = await server.ok(routes.catalog.listProducts, search);
    return items.some((one) => one.handle === handle);
  };
  const stocks = () => Promise.all(['pot', 'leaf'].map((sku) => stockOf(server, sku)));

  it('is checked when it is saved, read back, and no bundle after null', async () => {
    for (const [sku, changes, field] of [
      ['soap', { components: [] }, 'variants.0.components'],
      ['soap', { components: [{ quantity: 1 }] }, 'variants.0.components.0.sku'],
      ['soap', { components: [{ sku: 'pot', quantity: 0 }] }, 'variants.0.components.0.quantity'],
      ['soap', { components: [{ sku: 'none', quantity: 1 }] }, 'variants.0.components.0.sku'],
      ['soap', { components: [...set, { variantId: 'var_1', quantity: 1 }] }, 'variants.0.components.2.variantId'],
      ['soap', { components: [...set, ...set] }, 'variants.0.components.2.sku'],
      ['soap', { components: [{ sku: 'soap', quantity: 1 }] }, 'variants.0.components.0.sku'],
      ['soap', { components: [{ sku: 'set', quantity: 1 }] }, 'variants.0.components.0.sku'],
      ['soap', { components: set, levels: {} }, 'variants.0.levels'],
      ['soap', { components: set, sellWhenOut: true }, 'variants.0.sellWhenOut'],
      ['soap', { components: set, preorder: { shipsOn: '2030-01-01' } }, 'variants.0.preorder'],
      ['pot', { components: [{ sku: 'SOAP', quantity: 1 }] }, 'variants.0.components'],
    ] as const) {
      const reply =
        sku === 'pot'
          ? await change(sku, { components: [{ sku: 'SOAP', quantity: 1 }], levels: null })
          : await server.call(routes.product.create, product('soap-set', { sku: 'soap', ...changes } as object));
      expect(reply.problem, JSON.stringify(changes)).toMatchObject({ code: 'invalid_request', field });
      expect(reply.problem!.errors![0]!.detail, field).toBeTruthy();
    }
    const ids = Object.fromEntries(
      await Promise.all(['pot', 'leaf'].map(async (sku) => [sku, (await shown(sku)).id] as const)),
    );
    const stored = await server.ok(routes.product.get, { productId: 'set' });
    const named = set.map(({ sku, quantity }) => ({ variantId: ids[sku]!, sku, quantity }));
    expect(stored.variants[0]!.components).toEqual(named);
    // As it came, with another title: what the bundle contains stays.
    await server.ok(routes.product.update, { ...stored, productId: 'set', title: { en: 'The set' } });
    expect(await shown('set')).toMatchObject({
      available: true,
      stock: 'low_stock',
      quantityAvailable: 3,
      weightGrams: 300,
      components: [
        { variantId: ids['pot'], sku: 'pot', productHandle: 'pot', title: 'The pot', variantTitle: '', quantity: 1 },
        { sku: 'leaf', quantity: 2 },
      ],
    });
    await server.ok(routes.product.create, product('box', { components: named, weightGrams: 250 }));
    expect(await shown('box')).toMatchObject({ weightGrams: 250, quantityAvailable: 3 });
    expect((await change('box', { components: null })).body!.variants[0]!.components).toBeUndefined();
    expect(await shown('box')).not.toHaveProperty('components');
    await server.ok(routes.product.remove, { productId: 'box' });
  });

  it('has the stock of its components, at once, and none of its own', async () => {
    for (const reply of [
      await server.call(routes.admin.setStock, { sku: 'set', stock: 5 }),
      await server.call(routes.admin.adjustStock, { sku: 'set', delta: 5, reason: 'correction' }),
    ])
      expect(reply.problem).toMatchObject({ code: 'invalid_request', field: 'sku' });
    const { items } = await server.ok(routes.bulk.setStock, { items: [{ sku: 'set', stock: 5 }] });
    expect(items[0]).toMatchObject({ status: 'refused', code: 'invalid_request' });
    expect((await change('set', { levels: { main: 1 } })).problem).toMatchObject({ field: 'variants.0.levels' });
    const [quantity, isListed] = [() => server.ok(routes.admin.getStock, { sku: 'set' }), () => isFound('set')];
    const states = [];
    for (const leaves of [1, 2, 0, 9]) {
      await setStock(server, 'leaf', leaves);
      const { available, stock } = await shown('set');
      states.push([(await quantity()).stock, available, stock, await isListed()]);
    }
    expect(states).toEqual([
      [0, false, 'out_of_stock', false],
      [1, true, 'low_stock', true],
      [0, false, 'out_of_stock', false],
      [3, true, 'low_stock', true],
    ]);
    expect((await change('leaf', { sellWhenOut: true })).body).toBeTruthy();
    await setStock(server, 'leaf', 0);
    expect(await shown('set')).toMatchObject({ available: true, backorder: true, quantityAvailable: 3 });
    expect(await isListed()).toBe(true);
    expect((await change('leaf', { sellWhenOut: false })).body).toBeTruthy();
    expect(await isListed()).toBe(false);
    const outOfStock = await server.ok(routes.product.list, { outOfStock: true, search: 'The set' });
    expect(outOfStock.items.map(({ handle }) => handle)).toContain('set');
    await setStock(server, 'leaf', 9);
  });

  it('takes its components when it is ordered, keeps them in the order, and gives them back', async () => {
    await server.ok(routes.product.update, { productId: 'pot', variants: [{ sku: 'pot', maxPerCustomer: 1 }] });
    const guide = { productId: 'leaf', variantSku: 'leaf', fileName: 'guide.pdf', file: new TextEncoder().encode('g') };
    await server.ok(routes.file.put, guide);
    const shopper = await createReadyCheckout(server, [{ sku: 'set', quantity: 2 }], { region });
    expect((await shopper.cart()).lines[0]).toMatchObject({ maxQuantity: 3, components: set });
    // A pot alone and a set share the pots: two of three are in the cart.
    const { cart, with: token } = await openCheckout(server, [{ sku: 'set', quantity: 2 }], { region });
    const add = (sku: string, quantity: number) =>
      server.call(routes.cart.addLines, { cartId: cart.id, lines: [{ sku, quantity }] }, token);
    expect((await add('leaf', 6)).problem).toMatchObject({ code: 'out_of_stock', left: 5 });
    expect((await add('leaf', 5)).body!.messages).toEqual([]);

    const { order } = (await shopper.pay(await shopper.card())).body!;
    expect(await stocks()).toEqual([1, 5]);
    const late = await server.ok(routes.cart.get, { cartId: cart.id }, token);
    expect(late.lines.map(({ maxQuantity }) => maxQuantity)).toEqual([1, 1]);
    expect(late.messages.map(({ code }) => code)).toEqual(['out_of_stock', 'out_of_stock']);
    const more = await server.call(routes.cart.create, { region, lines: [{ sku: 'set', quantity: 2 }] });
    expect(more.problem).toMatchObject({ code: 'out_of_stock', left: 1 });

    // The order keeps what the set contained.
    expect((await change('set', { components: [{ sku: 'leaf', quantity: 1 }] })).body).toBeTruthy();
    expect(await shown('set')).toMatchObject({ components: [{ sku: 'leaf', quantity: 1 }] });
    const stored = await server.ok(routes.admin.getOrder, { orderId: order!.id });
    const components = [
      { title: 'The pot', sku: 'pot', quantity: 1, productHandle: 'pot' },
      { title: 'The leaf', sku: 'leaf', quantity: 2 },
    ];
    expect(stored.lines).toMatchObject([{ sku: 'set', quantity: 2, components }]);
    const ofShopper = { orderToken: order!.token };
    const seen = await server.ok(routes.order.get, { orderId: order!.id }, ofShopper);
    expect(seen).toMatchObject({ lines: [{ components }], downloads: [{ name: 'guide.pdf' }] });
    await deliverMail(server.deps);
    expect(sent.at(-1)!.text).toMatch(/2 × The set.*\n– 1 × The pot\n– 2 × The leaf/);

    const [lineId] = stored.lines.map(({ id }) => id);
    const refund = {
      orderId: order!.id,
      refundId: 'refund-1',
      lines: [{ lineId: lineId!, quantity: 1 }],
      restock: true,
    };
    const refunded = await server.ok(routes.admin.refundOrder, refund);
    expect(refunded.progress).toMatchObject([{ refunded: 1, restocked: 1 }]);
    expect(await stocks()).toEqual([2, 7]);
    await server.ok(routes.admin.refundOrder, { orderId: order!.id, refundId: 'refund-2', restock: true });
    expect(await stocks()).toEqual([3, 9]);
    expect((await change('set', { components: set })).body).toBeTruthy();
  });

  it('is a pre-order while a component is', async () => {
    const shipsOn = dayOf(new Date(server.deps.now().getTime() + 9 * dayMs));
    const changes = async () =>
      (await server.db.select({ count: sql<number>`count(*)::int` }).from(catalogChanges))[0]!.count;
    await setStock(server, 'leaf', 1);
    expect((await change('leaf', { preorder: { shipsOn, limit: 3 } })).body).toBeTruthy();
    expect(await shown('set')).toMatchObject({ available: true, preorder: { shipsOn }, quantityAvailable: 2 });
    expect(await isFound('set')).toBe(true);
    const { cart } = await openCheckout(server, [{ sku: 'set', quantity: 2 }], { region });
    expect(cart.lines[0]).toMatchObject({ preorder: { shipsOn }, maxQuantity: 2 });
    const before = await changes();
    await setStock(server, 'pot', 0);
    expect(await changes(), 'the index of products follows').toBeGreaterThan(before);
    expect(await shown('set')).toMatchObject({ available: false });
    expect(await isFound('set')).toBe(false);
    await setStock(server, 'pot', 3);
    expect((await change('leaf', { preorder: null })).body).toBeTruthy();
    await setStock(server, 'leaf', 9);
  });

  it('is shipped while a component is', async () => {
    const { checkout, cart } = await createReadyCheckout(server, [{ sku: 'set', quantity: 1 }], { region });
    const entered = await openCheckout(server, [{ sku: 'set', quantity: 1 }], { region });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: entered.cart.id }, entered.with);
    const needs = async () => {
      const [inCart, inCheckout, inShop] = [await cart(), await checkout(), await shown('set')];
      const inAdmin = await server.ok(routes.product.get, { productId: 'set' });
      const { messages } = await server.ok(routes.checkout.get, { checkoutId }, entered.with);
      return [
        ...[inCart, inCart.lines[0]!, inCheckout, inShop, inAdmin.variants[0]!].map((one) => one.requiresShipping),
        ...[Boolean(inCart.shippingEstimate), messages.some(({ path }) => path === 'deliveryAddress.city')],
      ];
    };
    const all = (value: boolean) => Array.from({ length: 7 }, () => value);
    expect(await needs()).toEqual(all(true));
    for (const sku of ['pot', 'leaf']) expect((await change(sku, { requiresShipping: false })).body).toBeTruthy();
    expect(await needs()).toEqual(all(false));
    expect((await change('leaf', { requiresShipping: true })).body).toBeTruthy();
    expect(await needs()).toEqual(all(true));
    expect((await change('pot', { requiresShipping: true })).body).toBeTruthy();
  });

  it('is in a message of webhooks when it sells out or is back, once, with its quantity', async () => {
    const url = 'https://example.com/hook';
    const { id: endpointId } = await server.ok(routes.webhook.createEndpoint, { url, eventTypes: ['stock.changed'] });
    const { id: setId } = await shown('set');
    const seen = new Set<string>();
    /** What the messages of a change say about the set. */
    const events = async (act: () => Promise<unknown>) => {
      await act();
      const rows = (await server.db.select().from(webhookMessages)).filter(({ id }) => !seen.has(id));
      for (const { id } of rows) seen.add(id);
      return rows.filter(({ subjectId }) => subjectId === setId).map(({ details }) => details);
    };
    const set_ = (sku: string, stock: number) => () => setStock(server, sku, stock);
    const soldOut = [{ stock: 0, soldOut: true }];
    const isBack = (stock: number) => [{ stock, soldOut: false }];
    // By hand: the pots allow three, the leaves four.
    expect(await events(set_('leaf', 8))).toEqual([]);
    expect(await events(set_('leaf', 1))).toEqual(soldOut);
    expect(await events(set_('pot', 0))).toEqual([]);
    expect(await events(set_('leaf', 2))).toEqual([]);
    expect(await events(set_('pot', 3))).toEqual(isBack(1));
    const adjust = (delta: number) => () =>
      server.ok(routes.admin.adjustStock, { sku: 'leaf', delta, reason: 'correction' });
    expect(await events(adjust(-1))).toEqual(soldOut);
    expect(await events(adjust(4))).toEqual(isBack(2));
    expect(await events(() => change('pot', { sellWhenOut: true }))).toEqual([]);
    expect(await events(set_('pot', 0))).toEqual([]);
    expect(await events(() => change('pot', { sellWhenOut: false }))).toEqual(soldOut);
    const bulk = (pot: number, leaf: number) => () =>
      server.ok(routes.bulk.setStock, {
        items: [
          { sku: 'pot', stock: pot },
          { sku: 'leaf', stock: leaf },
        ],
      });
    expect(await events(bulk(1, 9))).toEqual(isBack(1));
    expect(await events(bulk(0, 0))).toEqual(soldOut);
    expect(await events(bulk(2, 9))).toEqual(isBack(2));
    // An order and what takes it back.
    const shopper = await createReadyCheckout(server, [{ sku: 'set', quantity: 2 }], { region });
    let orderId = '';
    const buy = async () => void (orderId = (await shopper.pay(await shopper.card())).body!.order!.id);
    expect(await events(buy)).toEqual(soldOut);
    const { lines } = await server.ok(routes.admin.getOrder, { orderId });
    const refund = (refundId: string) => () =>
      server.ok(routes.admin.refundOrder, {
        orderId,
        refundId,
        lines: [{ lineId: lines[0]!.id, quantity: 1 }],
        restock: true,
      });
    expect(await events(refund('refund-hook-1'))).toEqual(isBack(1));
    expect(await events(refund('refund-hook-2'))).toEqual([]);
    // Both components in one transaction: the quantity is that after all of it.
    expect(await events(bulk(1, 9))).toEqual([]);
    const unpaid = await createReadyCheckout(server, [{ sku: 'set', quantity: 1 }], { region });
    const transfer = { paymentMethodId: 'bank_transfer' } as const;
    const order = async () => void (orderId = (await unpaid.pay(undefined, transfer)).body!.order!.id);
    expect(await events(order)).toEqual(soldOut);
    const cancel = () => server.ok(routes.admin.cancelOrder, { orderId, restock: true });
    expect(await events(cancel)).toEqual(isBack(1));
    expect(await events(bulk(0, 0))).toEqual(soldOut);
    const both = () =>
      server.db.transaction(async (tx) => {
        for (const [sku, stock] of [
          ['pot', 4],
          ['leaf', 9],
          ['pot', 3],
        ] as const)
          await tx.update(variants).set({ stock }).where(eq(variants.sku, sku));
      });
    expect(await events(both)).toEqual(isBack(3));
    // Other components.
    expect(await events(() => change('set', { components: [{ sku: 'leaf', quantity: 10 }] }))).toEqual(soldOut);
    expect(await events(() => change('set', { components: set }))).toEqual(isBack(3));
    await server.ok(routes.webhook.removeEndpoint, { endpointId });
    await bulk(3, 9)();
  });

  it('holds its components: they are not deleted before it', async () => {
    const held = /component of the bundle "set"/;
    const deleted = await server.call(routes.product.remove, { productId: 'pot' });
    expect(deleted.problem).toMatchObject({ code: 'invalid_request', field: 'productId' });
    expect(deleted.problem!.errors![0]!.detail).toMatch(held);
    const mug = product('mug', { components: [{ sku: 'mug-large', quantity: 1 }] });
    const large = { ...mug.variants[0]!, sku: 'mug-large', components: null, optionValues: [1] };
    await server.ok(routes.product.create, {
      ...mug,
      options: [{ name: { en: 'Size' }, values: [{ label: { en: 'Set' } }, { label: { en: 'Large' } }] }],
      variants: [{ ...mug.variants[0]!, optionValues: [0] }, large],
    });
    const removed = await server.call(routes.product.removeVariant, { productId: 'mug', variantSku: 'mug-large' });
    expect(removed.problem).toMatchObject({ code: 'invalid_request', field: 'variantSku' });
    // The archive drops the variant: its line is refused, and nothing is lost.
    const header = '{"type":"smallshop-catalogue","version":1}';
    const kept = await server.ok(routes.product.get, { productId: 'mug' });
    const [places, lines]: [string[], string[]] = [[], []];
    for await (const line of exportCatalogue(server.db, store())) {
      if (line.type === 'location') places.push(JSON.stringify(line));
      if (line.type === 'product' && ['pot', 'leaf', 'set', 'mug'].includes(line.handle))
        lines.unshift(JSON.stringify(line));
    }
    const cut = JSON.parse(lines[0]!) as { variants: { sku: string; components?: unknown }[] };
    cut.variants = cut.variants.filter(({ sku }) => sku === 'mug').map(({ components: _, ...rest }) => rest);
    const without = cut.variants.map((one) => ({ ...one, components: [{ sku: 'mug-large', quantity: 1 }] }));
    const reader = async function* (list: readonly string[]) {
      yield* list;
    };
    const load = (storeOf: { id: string; defaultLanguage: string }, list: readonly string[], dryRun = false) =>
      importArchive(server.db, {
        ...{ store: storeOf, dryRun },
        lines: reader([header, ...places, ...list]),
        pictures: { load: () => Promise.reject(new Error('none')) },
      });
    const reason = expect.stringMatching(/"mug-large" is a component of the bundle "mug"/) as string;
    for (const dryRun of [true, false]) {
      const { refused, products } = await load(store(), [JSON.stringify({ ...cut, variants: without })], dryRun);
      expect(refused).toEqual([{ line: 3, column: 'variants', reason }]);
      expect(products).toEqual({ created: 0, updated: 0, unchanged: 0 });
      const csv = await importProducts(server.db, {
        ...{ store: store(), currency: 'EUR', collection: 'imported', dryRun },
        file: Buffer.from(
          'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price\n' +
            'mug,Mug,Size,Set,Glaze,Blue,mug,20',
        ),
        pictures: { load: () => Promise.reject(new Error('none')) },
      });
      expect(csv.refused).toEqual([{ line: 2, column: 'Option1 Value', reason }]);
      expect(csv.products).toEqual({ created: 0, updated: 0, unchanged: 0 });
    }
    expect(await server.ok(routes.product.get, { productId: 'mug' })).toMatchObject({ variants: kept.variants });

    // Without loss into another store, where the set comes before what it contains.
    const other = await createStore(server.db, {
      ...{ name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'DE', origins: [] },
      markets: marketsFrom('DE'),
    });
    const target = { id: other.storeId, defaultLanguage: 'en' };
    expect((await load(target, lines)).refused).toEqual([]);
    const again = [];
    for await (const line of exportCatalogue(server.db, target))
      if (line.type === 'product') again.push(JSON.stringify(line));
    expect(again).toEqual(lines.map((line) => line.replace(/,"files":\[.*?\]/, '')));
    // The same errors in a dry run. A collection ends the batch, so bundles are read before what they contain.
    const made = (handle: string, parts: readonly string[], changes: object = {}) => {
      const { components: _, ...plain } = (JSON.parse(lines[1]!) as { variants: object[] }).variants[0] as VariantData;
      const components = parts.map((sku) => ({ sku, quantity: 1 }));
      const variant = { ...plain, sku: handle, ...(parts.length > 0 && { components }), ...changes };
      return JSON.stringify({ ...(JSON.parse(lines[1]!) as object), handle, variants: [variant] });
    };
    const batchEnd = JSON.stringify({
      ...{ type: 'collection', handle: 'all', title: { en: 'All' }, descriptionHtml: {}, image: null, products: [] },
    });
    const wrong = [
      made('set', ['nothing', 'new-pot']),
      made('outer', ['inner']),
      made('inner', ['new-pot']),
      made('self', ['self']),
      batchEnd,
      made('new-pot', []),
      // The pot and the leaf, which the set has no longer.
      made('pot', [], { sku: 'new-pot-2' }),
      made('late', ['pot']),
    ];
    const reports = [];
    for (const dryRun of [true, false]) reports.push((await load(target, wrong, dryRun)).refused);
    expect(reports[0]).toEqual(reports[1]);
    expect(reports[0]!.map(({ line, column, reason: why }) => `${line} ${column} ${why}`)).toEqual([
      '3 variants.0.components.0.sku names no variant of the store: write the sku of one',
      '4 variants.0.components.0.sku "inner" is a bundle itself: name its components instead',
      '6 variants.0.components.0.sku is the bundle itself: name another variant',
      '10 variants.0.components.0.sku names no variant of the store: write the sku of one',
    ]);
    // A product that holds both goes with both.
    await server.ok(routes.product.remove, { productId: 'mug' });
  });

  const store = () => ({ id: server.storeId, defaultLanguage: 'en' });
});
