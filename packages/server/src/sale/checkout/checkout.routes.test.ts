import { checkoutCompleteSchema, routes, type Checkout } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createReadyCheckout, berlin, cardToken, chicago, openCheckout, setStock } from './shopper.harness.ts';

describe.each(testDatabases)('a checkout, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const germany = { country: 'DE', language: 'en' };
  const missing = ({ messages }: Checkout) => messages.filter(({ type }) => type === 'error').map(({ path }) => path);
  const open = async (lines = [{ sku: 'OAK-TRAY', quantity: 1 }], region: object = germany) => {
    const entered = await openCheckout(server, lines, { region });
    const checkout = await server.ok(routes.checkout.create, { cartId: entered.cart.id }, entered.with);
    const update = (changes: object, options = {}) =>
      server.call(routes.checkout.update, { checkoutId: checkout.id, ...changes }, { ...entered.with, ...options });
    return { ...entered, checkout, update, cartId: entered.cart.id, checkoutId: checkout.id };
  };

  it('reports everything that is missing, and requires nothing else', async () => {
    const { checkout, update } = await open();
    expect(checkout.status).toBe('incomplete');
    expect(missing(checkout)).toEqual([
      'contact.email',
      'deliveryAddress.name',
      'deliveryAddress.line1',
      'deliveryAddress.postalCode',
      'deliveryAddress.city',
      'fulfillment',
    ]);
    const contacted = (await update({ contact: { email: ' ada@example.com ' } })).body!;
    expect(contacted.contact).toEqual({ email: 'ada@example.com' });
    const addressed = (await update({ deliveryAddress: berlin })).body!;
    expect(missing(addressed)).toEqual(['fulfillment']);
    const [group] = addressed.fulfillment.methods[0]!.groups;
    expect(group!.options).toMatchObject([
      { id: 'standard', price: { amount: 500, currency: 'EUR' } },
      { id: 'express', price: { amount: 1500, currency: 'EUR' } },
    ]);
    const ready = (await update({ fulfillmentSelections: [{ groupId: group!.id, optionId: 'express' }] })).body!;
    expect(ready).toMatchObject({ status: 'ready_for_complete', messages: [] });
    expect(ready.totals.map(({ type, amount }) => [type, amount.amount])).toEqual([
      ['subtotal', 4100],
      ['fulfillment', 1500],
      ['tax', 894],
      ['total', 5600],
    ]);
    expect(ready.paymentMethods.map(({ id, adapter }) => [id, adapter])).toEqual([
      ['test_card', 'test_card'],
      ['bank_transfer', 'none'],
    ]);
  });

  it('is one for a cart, however often it is opened', async () => {
    const { checkoutId, cartId, with: mine } = await open();
    const again = await Promise.all([1, 2, 3].map(() => server.ok(routes.checkout.create, { cartId }, mine)));
    expect(again.map(({ id }) => id)).toEqual([checkoutId, checkoutId, checkoutId]);
    expect((await server.ok(routes.cart.get, { cartId }, mine)).checkoutId).toBe(checkoutId);
  });

  it('is not opened for an empty cart', async () => {
    const { cart, with: mine } = await openCheckout(server, []);
    expect((await server.call(routes.checkout.create, { cartId: cart.id }, mine)).problem?.code).toBe('cart_empty');
  });

  it('keeps a half-filled address and says what is wrong with it', async () => {
    const { update, checkoutId, with: mine } = await open();
    const half = { country: 'US', name: 'Ada', region: 'illinois', postalCode: '606' };
    await update({ deliveryAddress: half });
    const kept = await server.ok(routes.checkout.get, { checkoutId }, mine);
    expect(kept.deliveryAddress).toEqual({ ...half, region: 'IL' });
    expect(kept.messages.filter(({ type }) => type === 'error').map(({ path, code }) => [path, code])).toEqual([
      ['contact.email', 'required'],
      ['deliveryAddress.line1', 'required'],
      ['deliveryAddress.city', 'required'],
      ['deliveryAddress.postalCode', 'invalid'],
      ['fulfillment', 'required'],
    ]);
    expect((await update({ note: 'Ring twice' })).body?.deliveryAddress).toEqual(kept.deliveryAddress);
  });

  it('asks for no postal code where the country has none', async () => {
    const { update } = await open();
    const { body } = await update({
      deliveryAddress: { country: 'QA', name: 'Noor', line1: 'Corniche 5', city: 'Doha' },
    });
    expect(missing(body!)).toEqual(['contact.email', 'fulfillment']);
  });

  it('is priced by the country of the address, whatever was chosen before or after', async () => {
    const { update, cartId, with: mine } = await open();
    const there = (await update({ deliveryAddress: chicago })).body!;
    expect(there.region).toMatchObject({ country: 'US', currency: 'USD', taxIncluded: false, decidedBy: 'address' });
    expect(there.lines[0]!.unitPrice).toEqual({ amount: 4200, currency: 'USD' });
    const chosen = await server.ok(routes.cart.update, { cartId, region: { country: 'GB' } }, mine);
    expect(chosen.region).toEqual(there.region);
    expect((await update({ deliveryAddress: { country: 'AQ' } })).problem).toMatchObject({
      code: 'country_not_served',
      field: 'deliveryAddress.country',
    });
  });

  it('follows its cart, and is a new version when the cart is', async () => {
    const { checkout, update, checkoutId, cartId, with: mine } = await open();
    await server.ok(routes.cart.addLines, { cartId, lines: [{ sku: 'CANDLE', quantity: 1 }] }, mine);
    await server.ok(routes.cart.update, { cartId, discountCodes: ['welcome10'] }, mine);
    const present = await server.ok(routes.checkout.get, { checkoutId }, mine);
    expect(present.lines.map(({ sku }) => sku)).toEqual(['OAK-TRAY', 'CANDLE']);
    expect(present.discountCodes).toMatchObject([{ code: 'WELCOME10', applied: true, amount: { amount: 580 } }]);
    expect(present.version).toBeGreaterThan(checkout.version);
    const stale = await update({ note: 'x' }, { ifMatch: checkout.version });
    expect(stale.problem).toMatchObject({
      status: 409,
      code: 'version_conflict',
      current: { version: present.version },
    });
    expect((await update({ note: 'x' }, { ifMatch: present.version })).status).toBe(200);
  });

  it('ships for free above the threshold, after discounts', async () => {
    const {
      update,
      cartId,
      with: mine,
    } = await open([
      { sku: 'TEAPOT-C-S', quantity: 1 },
      { sku: 'CANDLE', quantity: 1 },
    ]);
    const selection = { fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }] };
    const free = (await update(selection)).body!;
    expect(free.totals.find(({ type }) => type === 'fulfillment')?.amount.amount).toBe(0);
    await server.ok(routes.cart.update, { cartId, discountCodes: ['TEA5', 'WELCOME10'] }, mine);
    expect((await update({})).body?.totals.find(({ type }) => type === 'fulfillment')?.amount.amount).toBe(500);
  });

  it('offers no way of shipping but those of the market', async () => {
    const { update } = await open();
    for (const selection of [
      { groupId: 'all', optionId: 'drone' },
      { groupId: 'other', optionId: 'standard' },
    ]) {
      const { problem } = await update({ fulfillmentSelections: [selection] });
      expect(problem).toMatchObject({
        status: 422,
        code: 'fulfillment_option_unavailable',
        field: 'fulfillmentSelections.0.optionId',
      });
    }
  });

  it('is not ready while a line cannot be delivered', async () => {
    const shopper = await createReadyCheckout(server, [{ sku: 'TEAPOT-I-L', quantity: 2 }]);
    await setStock(server, 'TEAPOT-I-L', 1);
    const present = await shopper.checkout();
    expect(present.status).toBe('incomplete');
    expect(present.messages.filter(({ type }) => type === 'error')).toMatchObject([
      { code: 'out_of_stock', path: `lines.${present.lines[0]!.id}` },
    ]);
    expect((await shopper.pay(await shopper.card())).problem).toMatchObject({
      code: 'out_of_stock',
      left: 1,
      field: `lines.${present.lines[0]!.id}`,
    });
    const abroad = await createReadyCheckout(
      server,
      [
        { sku: 'PAPER-LANTERN', quantity: 1 },
        { sku: 'CANDLE', quantity: 1 },
      ],
      { region: { country: 'CN' } },
    );
    expect((await abroad.checkout()).messages.filter(({ type }) => type === 'error')).toMatchObject([
      { code: 'not_in_region' },
    ]);
    expect((await abroad.pay(await abroad.card())).problem?.code).toBe('checkout_incomplete');
  });

  it('takes a billing address of its own, and lets go of it', async () => {
    const { update } = await open();
    expect(missing((await update({ billingAddress: { country: 'FR' } })).body!)).toContain('billingAddress.postalCode');
    expect((await update({ billingAddress: null })).body?.billingAddress).toBeNull();
  });

  it('does not open with another cart’s token or another store’s key', async () => {
    const shopper = await createReadyCheckout(server);
    const stranger = await openCheckout(server, []);
    const { checkoutId, cartId } = shopper;
    const market = { ...defaultMarkets[0]!, countries: ['US', 'DE'] };
    const other = await createStore(server.db, {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: [market],
      origins: [],
    });
    const elsewhere = { ...shopper.with, key: other.publishableKey };
    for (const options of [stranger.with, elsewhere]) {
      expect((await server.call(routes.checkout.get, { checkoutId }, options)).problem?.code).toBe(
        'checkout_not_found',
      );
      expect((await server.call(routes.checkout.update, { checkoutId, note: 'x' }, options)).problem?.code).toBe(
        'checkout_not_found',
      );
      expect((await server.call(routes.checkout.create, { cartId }, options)).problem?.code).toBe('cart_not_found');
      const input = {
        checkoutId,
        paymentMethodId: 'test_card',
        paymentToken: 'x',
        expectedTotal: { amount: 1, currency: 'EUR' },
      };
      expect(checkoutCompleteSchema.safeParse(input).success).toBe(true);
      expect((await server.call(routes.checkout.complete, input, options)).problem?.code).toBe('checkout_not_found');
    }
    expect((await server.call(routes.cart.get, { cartId }, elsewhere)).problem?.code).toBe('cart_not_found');
    // A card token of one store buys nothing in another, and an order opens only where it was placed.
    expect((await shopper.pay(await cardToken(server, undefined, { key: other.publishableKey }))).problem?.code).toBe(
      'payment_token_invalid',
    );
    const { id: orderId, token } = (await shopper.pay(await shopper.card())).body!.order!;
    const asked = (orderToken: string, key?: string) =>
      server.call(routes.order.get, { orderId }, { orderToken, ...(key && { key }) });
    expect((await asked(token)).status).toBe(200);
    for (const [guess, key] of [
      [`${token}x`],
      ['x'],
      [shopper.with.cartToken!],
      [token, other.publishableKey],
    ] as const) {
      expect((await asked(guess, key)).problem?.code).toBe('order_not_found');
    }
    expect((await server.call(routes.admin.getOrder, { orderId }, { key: other.secretKey })).problem?.code).toBe(
      'order_not_found',
    );
    expect((await server.ok(routes.admin.listOrders, {}, { key: other.secretKey })).items).toEqual([]);
    expect(
      (
        await server.call(
          routes.cart.create,
          { lines: [{ sku: 'CANDLE', quantity: 1 }] },
          { key: other.publishableKey },
        )
      ).problem?.code,
    ).toBe('variant_not_found');
  });
});
