import { expect, it } from 'vitest';
import { samples } from '../index.ts';
import { cartWith, clientOf, unwrap, createTestContext } from '../test-support/test-context.ts';

it('what may not be sent to a country says so on the product and in the cart', async () => {
  const at = createTestContext();
  const { cart, token: cartToken } = await cartWith(at);
  const { shipping } = clientOf(at.shop, 'sk_test');
  await unwrap(shipping.setProductLimits({ handle: samples.plain.handle, onlyTo: null, notTo: ['DE'] }));
  expect(
    (await unwrap(at.client.catalog.getProduct({ handle: samples.plain.handle, country: 'DE' }))).shipsToRegion,
  ).toBe(false);
  expect(
    (await unwrap(at.client.catalog.getProduct({ handle: samples.plain.handle, country: 'US' }))).shipsToRegion,
  ).toBe(true);
  const moved = await unwrap(at.client.cart.update({ cartId: cart.id, region: { country: 'DE' } }, { cartToken }));
  expect(moved.messages.map(({ code, path }) => [code, path])).toContainEqual([
    'not_shipped_there',
    `lines.${cart.lines[0]!.id}`,
  ]);
});

it('a change of country reports changed prices, until the cart is changed again', async () => {
  const at = createTestContext();
  const { cart, token: cartToken } = await cartWith(at);
  const moved = await unwrap(at.client.cart.update({ cartId: cart.id, region: { country: 'DE' } }, { cartToken }));
  expect(moved.messages).toEqual([
    {
      type: 'warning',
      severity: 'requires_buyer_review',
      code: 'price_changed',
      path: `lines.${cart.lines[0]!.id}`,
      before: cart.lines[0]!.unitPrice,
      after: moved.lines[0]!.unitPrice,
    },
    {
      type: 'warning',
      severity: 'requires_buyer_review',
      code: 'shipping_changed',
      path: 'shippingEstimate',
      before: cart.shippingEstimate!.from,
      after: moved.shippingEstimate!.from,
    },
  ]);
  expect((await unwrap(at.client.cart.get({ cartId: cart.id }, { cartToken }))).messages).toEqual(moved.messages);
  expect((await unwrap(at.client.cart.update({ cartId: cart.id, note: 'Seen' }, { cartToken }))).messages).toEqual([]);
});
