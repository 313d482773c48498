import { describe, expect, it } from 'vitest';
import { discountCode, samples } from '../index.ts';
import {
  cartWith,
  unwrap,
  noon,
  createReadyCheckout,
  refusal,
  createTestContext,
  totalOf,
} from '../test-support/test-context.ts';

describe('a cart', () => {
  it('opens with lines, a total and a token of its own', async () => {
    const at = createTestContext();
    const { cart, token } = await cartWith(at, samples.withOptions.sku, 2);
    expect(cart).toMatchObject({ version: 1, itemCount: 2, completed: false, updatedAt: new Date(noon).toISOString() });
    expect(cart.lines[0]).toMatchObject({
      sku: samples.withOptions.sku,
      productHandle: 'linen-shirt',
      variantTitle: 'Indigo / M',
      unitPrice: { amount: 8000, currency: 'USD' },
      total: { amount: 16000 },
      maxQuantity: null,
    });
    expect(cart.totals.map(({ type, amount }) => [type, amount.amount])).toEqual([
      ['subtotal', 16000],
      ['tax', 1280],
      ['total', 17280],
    ]);
    expect(await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken: token }))).toEqual(cart);
    expect((await refusal(at.client.cart.get({ cartId: cart.id }, { cartToken: 'guessed' }))).code).toBe(
      'cart_not_found',
    );
  });

  it('grows a variant that is in it, by SKU or by id', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const { variantId } = cart.lines[0]!;
    const grown = await unwrap(
      at.client.cart.addLines({ cartId: cart.id, lines: [{ variantId, quantity: 2 }] }, { cartToken }),
    );
    expect(grown).toMatchObject({ version: 2, lines: [{ id: cart.lines[0]!.id, quantity: 3 }] });
  });

  it('changes and removes a line, and knows none that is not there', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const ids = { cartId: cart.id, lineId: cart.lines[0]!.id };
    expect((await unwrap(at.client.cart.updateLine({ ...ids, quantity: 5 }, { cartToken }))).itemCount).toBe(5);
    expect((await unwrap(at.client.cart.removeLine(ids, { cartToken }))).lines).toEqual([]);
    expect((await refusal(at.client.cart.removeLine(ids, { cartToken }))).code).toBe('line_not_found');
    expect((await refusal(at.client.cart.updateLine({ ...ids, quantity: 5 }, { cartToken }))).code).toBe(
      'line_not_found',
    );
  });

  it('never accepts more than the stock, and returns the available quantity', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at, samples.lowStock.sku, 2);
    expect(cart.lines[0]!.maxQuantity).toBe(3);
    const more = at.client.cart.addLines(
      { cartId: cart.id, lines: [{ sku: samples.lowStock.sku, quantity: 2 }] },
      { cartToken },
    );
    expect(await refusal(more)).toMatchObject({ code: 'out_of_stock', left: 3, field: 'lines.0' });
    const set = at.client.cart.updateLine({ cartId: cart.id, lineId: cart.lines[0]!.id, quantity: 4 }, { cartToken });
    expect(await refusal(set)).toMatchObject({ code: 'out_of_stock', left: 3, field: 'quantity' });
    expect((await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken }))).version).toBe(1);
  });

  it('reports items that were sold meanwhile, and accepts a smaller quantity', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at, samples.plain.sku, 9);
    at.shop.state.stock.set(samples.plain.sku, 4);
    const lineId = cart.lines[0]!.id;
    const now = await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken }));
    expect(now.messages).toEqual([
      { type: 'error', code: 'out_of_stock', path: `lines.${lineId}`, severity: 'requires_buyer_input' },
    ]);
    expect(
      (await unwrap(at.client.cart.updateLine({ cartId: cart.id, lineId, quantity: 4 }, { cartToken }))).messages,
    ).toEqual([]);
  });

  it('reports a price that changed since it was last shown, once', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    at.shop.state.conditions.priceFactor = 2;
    const path = `lines.${cart.lines[0]!.id}`;
    const changed = [{ type: 'warning', code: 'price_changed', path, severity: 'requires_buyer_review' }];
    expect((await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken }))).messages).toEqual(changed);
    expect((await unwrap(at.client.cart.update({ cartId: cart.id, note: 'x' }, { cartToken }))).messages).toEqual(
      changed,
    );
    expect((await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken }))).messages).toEqual([]);
  });

  it('refuses an unknown variant, and a line that names none or two', async () => {
    const { client } = createTestContext();
    const create = async (line: object) => refusal(client.cart.create({ lines: [{ quantity: 1, ...line }] }));
    expect(await create({ sku: 'NONE' })).toMatchObject({ code: 'variant_not_found', field: 'lines.0' });
    expect(await create({ variantId: 'DRAGON-WELL' })).toMatchObject({ code: 'variant_not_found' });
    expect(await create({})).toMatchObject({ field: 'lines.0.variantId', errors: [{ code: 'invalid' }] });
    expect(await create({ sku: 'A', variantId: 'B' })).toMatchObject({ errors: [{ code: 'invalid' }] });
  });

  it('answers a stale write with the present cart', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const write = (version: number) =>
      at.client.cart.update({ cartId: cart.id, note: `from ${version}` }, { cartToken, version });
    await unwrap(write(1));
    expect(await refusal(write(1))).toMatchObject({
      code: 'version_conflict',
      current: { version: 2, note: 'from 1' },
    });
    expect((await unwrap(write(2))).note).toBe('from 2');
  });

  it('takes ten percent off for the welcome code, however it is typed, and says why another does nothing', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at, samples.plain.sku, 2);
    const codes = [` ${discountCode.toLowerCase()}`, 'FREE'];
    const cheaper = await unwrap(at.client.cart.update({ cartId: cart.id, discountCodes: codes }, { cartToken }));
    expect(cheaper.discountCodes).toEqual([
      { code: discountCode, applied: true, amount: { amount: 360, currency: 'USD' } },
      { code: 'FREE', applied: false, reason: 'unknown', amount: { amount: 0, currency: 'USD' } },
    ]);
    expect(cheaper.lines[0]).toMatchObject({ discount: { amount: 360 }, total: { amount: 3240 } });
    expect(cheaper.totals).toContainEqual({ type: 'items_discount', amount: { amount: -360, currency: 'USD' } });
    const emptied = await unwrap(
      at.client.cart.removeLine({ cartId: cart.id, lineId: cart.lines[0]!.id }, { cartToken }),
    );
    expect(emptied.discountCodes[0]).toMatchObject({ applied: false, reason: 'no_matching_items' });
  });

  it('is priced anew in another country, tax included where that is the custom', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const move = (region: object) => at.client.cart.update({ cartId: cart.id, region }, { cartToken });
    const german = await unwrap(move({ country: 'DE' }));
    expect(german.region).toMatchObject({ marketId: 'eu', currency: 'EUR', taxIncluded: true, decidedBy: 'choice' });
    expect(german.totals).toContainEqual({ type: 'tax', amount: { amount: 259, currency: 'EUR' }, included: true });
    expect(totalOf(german)).toEqual({ amount: 1620, currency: 'EUR' });
    expect((await unwrap(move({ currency: 'USD' }))).region).toMatchObject({ country: 'DE', currency: 'USD' });
    expect((await unwrap(move({ language: 'zh-CN' }))).lines[0]!.title).toBe('龙井');
    expect(await refusal(move({ country: 'FR' }))).toMatchObject({
      code: 'country_not_served',
      field: 'region.country',
    });
  });

  it('cannot be changed once it became an order, nor checked out empty', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await createReadyCheckout(at);
    const complete = { checkoutId: checkout.id, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(checkout) };
    await unwrap(at.client.checkout.complete(complete, { cartToken }));
    expect((await refusal(at.client.cart.update({ cartId: checkout.cartId, note: 'x' }, { cartToken }))).code).toBe(
      'cart_completed',
    );
    expect((await refusal(at.client.checkout.create({ cartId: checkout.cartId }, { cartToken }))).code).toBe(
      'cart_completed',
    );
    expect((await unwrap(at.client.checkout.complete(complete, { cartToken }))).status).toBe('completed');
    expect(at.shop.state.orders.size).toBe(1);
    expect((await refusal(at.client.checkout.update({ checkoutId: checkout.id, note: 'x' }, { cartToken }))).code).toBe(
      'checkout_closed',
    );
    const { cart, token } = await unwrap(at.client.cart.create());
    expect((await refusal(at.client.checkout.create({ cartId: cart.id }, { cartToken: token }))).code).toBe(
      'cart_empty',
    );
  });
});
