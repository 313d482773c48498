import { routes, type LineInput } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { variants } from '../catalog.tables.ts';
import { createImportContext, type ImportContext } from '../import/import.harness.ts';

const columns =
  'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Barcode,Length (mm),Width (mm),' +
  'Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,' +
  'Minimum quantity,Quantity increment,Maximum quantity';

describe.each(testDatabases)('the data of variants, on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
  });
  afterAll(() => shop.close());

  const region = { country: 'US', language: 'en' };
  const dataOf = async (handle: string) => (await shop.stored(handle)).variants.map(({ data }) => data);

  it('comes in from a file, and a cell that is wrong stops no other row', async () => {
    const report = await shop.run([
      columns,
      'tea,Tea,Size,Small,TEA-S,12,4006381333931,120,80.4,250,g,1,kg,,,',
      'tea,,Size,Large,TEA-L,40,4006381333932,,,,,,,,,',
      'tea,,Size,Jar,TEA-J,20,400638133393,,,,,,,,,',
      'oil,Oil,,,OIL,8.99,"\'0 36000-291452",,,0.75,L,,,,,',
      'soap-set,Soaps,,,SOAP-6,3,,,,6,ct,,,6,6,24',
      'odd,Odd,,,ODD,3,,wide,,1,g,1,l,,,x',
      'rule,Rule,,,RULE,3,,,,,,,,4,6,10',
    ]);
    expect(report.products).toEqual({ created: 3, updated: 0, unchanged: 0 });
    expect(report.refused.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'Barcode', '"4006381333932" is no GTIN, because it would end in 1: compare it with the package'],
      [4, 'Barcode', expect.stringMatching(/^"400638133393" is no GTIN, because it would end in \d/)],
      [7, 'Length (mm)', expect.stringContaining('"wide" is no length: write a number')],
      [7, 'Unit price base measure', expect.stringContaining('write one kind of unit')],
      [7, 'Maximum quantity', '"x" is no quantity: write a whole number, such as 6'],
      [8, 'Minimum quantity', '"4" has to be a multiple of increment'],
      [8, 'Maximum quantity', '"10" has to be a multiple of increment'],
    ]);
    expect(await dataOf('tea')).toEqual([
      {
        gtin: '4006381333931',
        dimensions: { lengthMm: 120, widthMm: 80 },
        unitMeasure: { measure: { quantity: 250, unit: 'g' }, base: { quantity: 1, unit: 'kg' } },
      },
    ]);
    expect(await dataOf('oil')).toMatchObject([{ gtin: '036000291452' }]);
  });

  it('stays without a column, and goes with an empty cell', async () => {
    const priced = await shop.run(['Handle,Variant SKU,Variant Price', 'tea,TEA-S,13']);
    expect(priced.updated).toEqual([{ handle: 'tea', changes: ['price of TEA-S'] }]);
    const cleared = await shop.run(['Handle,Variant SKU,Barcode', 'oil,OIL,']);
    expect(cleared.updated).toEqual([{ handle: 'oil', changes: ['GTIN of OIL'] }]);
    expect((await shop.run(['Handle,Variant SKU,Barcode', 'oil,OIL,'])).products).toMatchObject({ unchanged: 1 });
    expect(Object.keys((await dataOf('tea'))[0]!)).toHaveLength(3);
    expect(Object.keys((await dataOf('oil'))[0]!)).toEqual(['unitMeasure']);
  });

  it('is in the product, in lists and in the cart, with the price per unit', async () => {
    const { server } = shop;
    const tea = await server.ok(routes.catalog.getProduct, { ...region, handle: 'tea' });
    const unitPricing = {
      price: { amount: 5200, currency: 'USD' },
      measure: { quantity: 250, unit: 'g' },
      base: { quantity: 1, unit: 'kg' },
    };
    expect(tea.variants[0]).toMatchObject({ gtin: '4006381333931', dimensions: { lengthMm: 120 }, unitPricing });
    const { items } = await server.ok(routes.catalog.listProducts, { ...region, collection: 'imported' });
    expect(items.find(({ handle }) => handle === 'oil')!.variants[0]!.unitPricing!.price.amount).toBe(1199);
    const lines = [{ sku: 'TEA-S', quantity: 2 }];
    const { cart } = await server.ok(routes.cart.create, { region, lines });
    expect(cart.lines[0]).toMatchObject({ unitPrice: { amount: 1300 }, unitPricing });
    expect(cart.lines[0]).not.toHaveProperty('quantityRule');
  });

  it('limits the quantity in carts', async () => {
    const { server } = shop;
    const create = (quantity: number) =>
      server.call(routes.cart.create, { region, lines: [{ sku: 'SOAP-6', quantity } satisfies LineInput] });
    const rule = { minimum: 6, increment: 6, maximum: 24 };
    for (const [quantity, code] of [
      [1, 'too_small'],
      [8, 'not_allowed'],
      [30, 'too_large'],
    ] as const) {
      expect((await create(quantity)).problem).toMatchObject({
        status: 422,
        code: 'quantity_not_allowed',
        field: 'lines.0',
        errors: [{ code, detail: 'At least 6, at most 24, a multiple of 6.', ...rule }],
      });
    }
    const { body } = await create(12);
    const { cart, token: cartToken } = body!;
    expect(cart.lines[0]).toMatchObject({ quantity: 12, quantityRule: rule });
    const at = { cartId: cart.id, lineId: cart.lines[0]!.id };
    const set = (quantity: number) => server.call(routes.cart.updateLine, { ...at, quantity }, { cartToken });
    expect((await set(9)).problem).toMatchObject({ code: 'quantity_not_allowed', field: 'quantity' });
    expect((await set(6)).body?.itemCount).toBe(6);
    const more = { cartId: cart.id, lines: [{ sku: 'SOAP-6', quantity: 24 }] };
    expect((await server.call(routes.cart.addLines, more, { cartToken })).problem?.errors).toMatchObject([
      { code: 'too_large' },
    ]);
  });

  it('is checked again when an order is placed', async () => {
    const { server } = shop;
    const shopper = await createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 1 }]);
    await server.db
      .update(variants)
      .set({ data: { quantityRule: { minimum: 2 } } })
      .where(eq(variants.sku, 'OAK-TRAY'));
    const lineId = (await shopper.cart()).lines[0]!.id;
    const message = { type: 'error', code: 'quantity_not_allowed', path: `lines.${lineId}` };
    expect((await shopper.cart()).messages).toContainEqual(expect.objectContaining(message));
    expect(await shopper.checkout()).toMatchObject({
      status: 'incomplete',
      messages: expect.arrayContaining([expect.objectContaining(message)]),
    });
    const { problem } = await shopper.pay(await shopper.card());
    expect(problem).toMatchObject({ code: 'quantity_not_allowed', field: `lines.${lineId}` });
  });
});
