import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createReadyCheckout, type Shopper } from './shopper.harness.ts';

describe.each(testDatabases)("a shopper's note, on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => void (server = await createTestServer({ database })));
  afterAll(() => server.close());

  const writeInCart = async (shopper: Shopper, note: string) => {
    await server.ok(routes.cart.update, { cartId: shopper.cartId, note }, shopper.with);
  };
  const writeInCheckout = (shopper: Shopper, note: string) =>
    server.ok(routes.checkout.update, { checkoutId: shopper.checkoutId, note }, shopper.with);
  const orderOf = async (shopper: Shopper) => {
    const { body } = await shopper.pay(await shopper.card());
    const { id: orderId, token: orderToken } = body!.order!;
    const shown = await server.ok(routes.order.get, { orderId }, { orderToken });
    const forMerchant = await server.ok(routes.admin.getOrder, { orderId });
    return [shown.note, forMerchant.note];
  };

  it('that was written in the cart is in the checkout and in the order, also as the merchant sees it', async () => {
    const shopper = await createReadyCheckout(server);
    await writeInCart(shopper, 'A present');
    expect((await shopper.checkout()).note).toBe('A present');
    expect(await orderOf(shopper)).toEqual(['A present', 'A present']);
  });

  it('counts as it was typed in the checkout, whatever becomes of the one in the cart', async () => {
    const shopper = await createReadyCheckout(server);
    await writeInCart(shopper, 'A present');
    await writeInCheckout(shopper, 'Ring twice');
    await writeInCart(shopper, 'No present');
    expect((await shopper.checkout()).note).toBe('Ring twice');
    expect(await orderOf(shopper)).toEqual(['Ring twice', 'Ring twice']);
  });

  it('stays away where it was taken out in the checkout', async () => {
    const shopper = await createReadyCheckout(server);
    await writeInCart(shopper, 'A present');
    expect((await writeInCheckout(shopper, '')).note).toBe('');
    expect(await orderOf(shopper)).toEqual(['', '']);
  });
});
