import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '../catalog.tables.ts';
import { createReadyCheckout, berlin, chicago, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { taxRates, taxSettings } from '../../shop/tax-settings/tax.tables.ts';

const amounts = (totals: readonly { type: string; code?: string | undefined; amount: { amount: number } }[]) =>
  totals.map(({ type, code, amount }) => [code ?? type, amount.amount]);

describe('a shop that ships from China with an IOSS number', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    const registrations = [{ scheme: 'ioss' as const, number: 'IM0000000000' }];
    await server.db.insert(taxSettings).values({ storeId: server.storeId, shipFrom: { country: 'CN' }, registrations });
    await server.db.update(variants).set({ hsCode: '441990', originCountry: 'CN' }).where(eq(variants.sku, 'OAK-TRAY'));
  });
  afterAll(() => server.close());

  it('says on the product what its price contains', async () => {
    const tray = await server.ok(routes.catalog.getProduct, { handle: 'oak-tray', country: 'DE' });
    expect(tray.landedCost).toEqual({ tax: 'included', duty: 'added', scheme: 'ioss' });
    expect(tray.variants[0]).toMatchObject({ taxCategory: 'standard', hsCode: '441990', originCountry: 'CN' });
    const lamp = await server.ok(routes.catalog.getProduct, { handle: 'oak-tray', country: 'US' });
    expect(lamp.landedCost).toEqual({ tax: 'added', duty: 'none', scheme: null });
  });

  it('estimates in the cart, by the country alone', async () => {
    const { cart } = await openCheckout(server, [{ sku: 'OAK-TRAY', quantity: 1 }], { region: { country: 'DE' } });
    expect(cart.landedCost).toMatchObject({
      tax: 'included',
      duty: 'added',
      scheme: 'ioss',
      estimated: true,
      dueOnDelivery: null,
      destination: { country: 'DE', administrativeArea: null },
    });
    // 41.00 with 6.55 of VAT; 3.00 of duty and 0.57 of VAT on it.
    expect(amounts(cart.totals)).toEqual([
      ['subtotal', 4100],
      ['duty', 357],
      ['tax', 712],
      ['total', 4457],
    ]);
  });

  it('says what is due on delivery where the market leaves it to the shopper', async () => {
    const { cart } = await openCheckout(server, [{ sku: 'OAK-TRAY', quantity: 1 }], {
      region: { country: 'CA', currency: 'USD' },
    });
    // HTS heading 4419 by Canada's tariff 6 % of 42.00, GST 5 % of 44.52; both left out of the total.
    expect(cart.landedCost).toMatchObject({
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      scheme: 'import',
      dueOnDelivery: { tax: { amount: 210 + 13, currency: 'USD' }, duty: { amount: 252, currency: 'USD' } },
    });
    expect(amounts(cart.totals)).toEqual([
      ['subtotal', 4200],
      ['total', 4200],
    ]);
  });

  it('keeps with the order every tax and duty that was paid', async () => {
    const shopper = await createReadyCheckout(server, undefined, { address: berlin });
    const ready = await shopper.checkout();
    expect(ready.landedCost).toMatchObject({ estimated: false, tax: 'included', duty: 'added' });
    expect(amounts(ready.totals)).toEqual([
      ['subtotal', 4100],
      ['fulfillment', 500],
      ['duty', 357],
      ['tax', 655 + 80 + 57],
      ['total', 4957],
    ]);
    const paid = await shopper.pay(await shopper.card());
    expect(paid.body?.landedCost).toEqual(ready.landedCost);
    const { id: orderId, token } = paid.body!.order!;
    const order = await server.ok(routes.order.get, { orderId }, { orderToken: token });
    expect(order.landedCost).toEqual(ready.landedCost);
    const euros = (amount: number) => ({ amount, currency: 'EUR' });
    expect(order.taxLines).toEqual([
      // 34.45 of items, 4.20 of shipping, 3.00 of duty.
      {
        kind: 'tax',
        name: 'VAT',
        jurisdiction: 'DE',
        category: 'standard',
        ratePpm: 190_000,
        base: euros(3445 + 420 + 300),
        amount: euros(792),
      },
      {
        kind: 'duty',
        name: 'Customs duty',
        jurisdiction: 'DE',
        category: '441990',
        ratePpm: null,
        base: euros(3445),
        amount: euros(300),
      },
    ]);
  });

  it('taxes an American address by its state, or as the merchant says', async () => {
    const illinois = await (await createReadyCheckout(server, undefined, { address: chicago })).checkout();
    expect(amounts(illinois.totals)).toEqual([
      ['subtotal', 4200],
      ['fulfillment', 500],
      ['tax', 263],
      ['total', 4963],
    ]);
    expect(illinois.landedCost.rates).toMatchObject([{ name: 'Sales tax', jurisdiction: 'US-IL', ratePpm: 62_500 }]);
    await server.db
      .insert(taxRates)
      .values({ storeId: server.storeId, country: 'US', area: 'IL', name: 'Chicago', ratePpm: 102_500 });
    const chicagos = await (await createReadyCheckout(server, undefined, { address: chicago })).checkout();
    expect(amounts(chicagos.totals)).toEqual([
      ['subtotal', 4200],
      ['fulfillment', 500],
      ['tax', 431 + 51],
      ['total', 5182],
    ]);
  });
});
