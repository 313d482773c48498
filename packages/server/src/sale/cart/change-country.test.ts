import { routes, type Cart } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promotions } from '../../shop/promotion-settings/promotion.tables.ts';
import { variantPrices } from '../../catalog/catalog.tables.ts';
import { openCheckout } from '../checkout/shopper.harness.ts';
import { runsOn, testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

const codes = ({ messages }: Pick<Cart, 'messages'>) => messages.map(({ code }) => code);

describe.each(testDatabases)('a change of country, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.ok(routes.shipping.setProductLimits, { handle: 'candle', onlyTo: null, notTo: ['AU', 'JP'] });
    await server.ok(routes.shipping.setVariantLimits, { sku: 'TEAPOT-C-L', onlyTo: ['DE', 'US'], notTo: [] });
  });
  afterAll(() => server.close());

  const lines = [
    { sku: 'TEAPOT-C-L', quantity: 1 },
    { sku: 'CANDLE', quantity: 2 },
    { sku: 'TEA-CUP', quantity: 1 },
  ];
  const shopIn = (country: string) => openCheckout(server, lines, { region: { country } });

  it('reports what may not be shipped there as soon as the country is known, and refuses payment for it', async () => {
    const { cart, with: mine } = await shopIn('DE');
    expect(cart.messages).toEqual([]);
    const japan = await server.ok(routes.cart.update, { cartId: cart.id, region: { country: 'JP' } }, mine);
    const refused = japan.messages
      .filter(({ code }) => code === 'not_shipped_there')
      .map(({ path, type }) => [path, type]);
    expect(refused).toEqual([
      [`lines.${cart.lines[0]!.id}`, 'error'],
      [`lines.${cart.lines[1]!.id}`, 'error'],
    ]);
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, mine);
    const { problem } = await server.call(
      routes.checkout.complete,
      { checkoutId, paymentMethodId: 'bank_transfer', expectedTotal: { amount: 1, currency: 'JPY' } },
      mine,
    );
    expect(problem).toMatchObject({ code: 'checkout_incomplete' });
    expect(problem?.errors).toContainEqual({ field: `lines.${cart.lines[1]!.id}`, code: 'not_allowed' });
  });

  it('shows on the product that it may not be shipped there', async () => {
    const at = async (handle: string, country: string) => server.ok(routes.catalog.getProduct, { handle, country });
    expect((await at('candle', 'JP')).shipsToRegion).toBe(false);
    expect((await at('candle', 'DE')).shipsToRegion).toBe(true);
    const teapot = await at('celadon-teapot', 'JP');
    expect(teapot.shipsToRegion).toBe(true);
    expect(teapot.variants.map(({ shipsToRegion }) => shipsToRegion)).toEqual([true, false, true, true]);
  });

  it('estimates shipping of what can be sent, before there is an address', async () => {
    const { cart, with: mine } = await shopIn('JP');
    // Only the cup travels: ¥2,300 of ¥9,000 from which it is free.
    expect(cart.shippingEstimate).toEqual({
      from: { amount: 750, currency: 'JPY' },
      title: 'Standard',
      minDays: 3,
      maxDays: 6,
      freeFrom: { amount: 9000, currency: 'JPY' },
    });
    const germany = await server.ok(routes.cart.update, { cartId: cart.id, region: { country: 'DE' } }, mine);
    expect(germany.shippingEstimate).toMatchObject({ from: { amount: 0, currency: 'EUR' } });
    expect((await openCheckout(server, [], { region: { country: 'DE' } })).cart.shippingEstimate).toBeNull();
  });

  it('reports which code is lost when the delivery address changes the country', async () => {
    await server.db
      .update(promotions)
      .set({ markets: ['eu'] })
      .where(eq(promotions.code, 'TEA5'));
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 2 }], {
      region: { country: 'DE' },
      discountCodes: ['TEA5'],
    });
    expect(cart.discountCodes[0]).toMatchObject({ applied: true });
    await server.ok(routes.shipping.setZone, { zoneId: 'gulf', name: 'Gulf', places: [{ country: 'AE' }], rates: [] });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, mine);
    const there = await server.ok(routes.checkout.update, { checkoutId, deliveryAddress: { country: 'AE' } }, mine);
    expect(codes(there)).toEqual(
      expect.arrayContaining(['price_changed', 'discount_no_longer_applies', 'shipping_changed', 'no_shipping']),
    );
    const shown = await server.ok(routes.cart.get, { cartId: cart.id }, mine);
    expect(shown.shippingEstimate).toBeNull();
    // The address overrules a choice, as often as it is made: nothing goes back and forth.
    const chosen = await server.ok(routes.cart.update, { cartId: cart.id, region: { country: 'DE' } }, mine);
    expect(chosen.region).toMatchObject({ country: 'AE', decidedBy: 'address' });
    expect(codes(chosen)).toEqual([]);
  });

  it('counts the prices there as seen: only a further change is reported', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'TEA-CUP', quantity: 1 }], {
      region: { country: 'US' },
    });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, mine);
    await server.ok(routes.checkout.update, { checkoutId, deliveryAddress: { country: 'JP' } }, mine);
    expect(codes(await server.ok(routes.cart.update, { cartId: cart.id, note: 'Seen' }, mine))).toEqual([]);
    await server.db
      .update(variantPrices)
      .set({ amount: 2600 })
      .where(and(eq(variantPrices.variantId, cart.lines[0]!.variantId), eq(variantPrices.currency, 'JPY')));
    expect(codes(await server.ok(routes.cart.get, { cartId: cart.id }, mine))).toEqual(['price_changed']);
  });

  it('loses no line and comes to rest, whatever the shopper chooses', async () => {
    const country = fc.constantFrom('DE', 'US', 'JP', 'CN', 'GB', 'AU', 'AE', 'AQ');
    const step = fc.record(
      { country, currency: fc.constantFrom('USD', 'EUR', 'XXX'), language: fc.constantFrom('en', 'ar') },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const { cart, with: mine } = await shopIn('US');
        for (const region of steps) {
          const { body, problem } = await server.call(routes.cart.update, { cartId: cart.id, region }, mine);
          expect(problem?.code ?? 'moved').toBe(region.country === 'AQ' ? 'country_not_served' : 'moved');
          if (!body) continue;
          expect(body.lines.map(({ id, quantity }) => [id, quantity])).toEqual(
            cart.lines.map(({ id, quantity }) => [id, quantity]),
          );
          const sold = body.lines.filter(({ unitPrice }) => unitPrice.amount > 0);
          const marked = codes(body).filter((code) => code === 'not_in_region');
          expect(sold.length + marked.length).toBe(lines.length);
          for (const { total } of body.lines) expect(total.currency).toBe(body.region.currency);
          // The same request again changes nothing, so nothing is reported.
          const again = await server.ok(routes.cart.update, { cartId: cart.id, region }, mine);
          expect(again.region).toEqual(body.region);
          expect(again.totals).toEqual(body.totals);
          expect(codes(again).filter((code) => code.endsWith('_changed') || code.endsWith('_applies'))).toEqual([]);
        }
      }),
      { numRuns: runsOn(database, 12) },
    );
  }, 60_000);
});
