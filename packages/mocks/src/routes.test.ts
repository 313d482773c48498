import { describe, expect, it } from 'vitest';
import { routes, type Route } from '@smallshop/contract';
import { samples, testCards } from './index.ts';
import { cardToken, cartWith, clientOf, good, noon, readyCheckout, scene, totalOf } from './test-support/scene.ts';

/** One good call of every route, in an order in which each can succeed. The client holds each answer against its schema. */
async function visitEverything() {
  const at = scene();
  const { client, shop } = at;
  await good(client.store.get());
  await good(client.store.resolveRegion({ country: 'JP' }));
  await good(client.catalog.listProducts());
  await good(client.catalog.getProduct({ handle: samples.plain.handle }));
  await good(client.catalog.listCollections());
  await good(client.catalog.getCollection({ handle: 'tea' }));
  await good(client.address.getFormat({ country: 'GB' }));
  const notice = await good(client.consent.getNotice());
  await good(
    client.consent.record({
      id: 'random-id-of-a-decision', action: 'reject_all', method: 'button', layer: 'first', revision: 'r', language: 'en', gpc: false,
      categories: Object.fromEntries(notice.categories.map(({ id, required }) => [id, required])), decidedAt: new Date(noon).toISOString(),
    }),
  );
  const { cart, token: cartToken } = await cartWith(at);
  const ids = { cartId: cart.id, lineId: cart.lines[0]!.id };
  await good(client.cart.addLines({ cartId: cart.id, lines: [{ sku: samples.lowStock.sku, quantity: 1 }] }, { cartToken }));
  await good(client.cart.updateLine({ ...ids, quantity: 2 }, { cartToken }));
  await good(client.cart.update({ cartId: cart.id, note: 'Ring twice' }, { cartToken }));
  await good(client.cart.removeLine(ids, { cartToken }));
  await good(client.cart.get({ cartId: cart.id }, { cartToken }));

  const ready = await readyCheckout(at);
  const checkoutId = ready.checkout.id;
  await good(client.checkout.get({ checkoutId }, ready));
  const paymentToken = await cardToken(at, testCards.needsConfirmation);
  const complete = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(ready.checkout) };
  const asked = await good(client.checkout.complete({ ...complete, paymentToken }, ready));
  await good(client.payment.confirmTestPayment({ paymentId: asked.payment!.action!.paymentId, outcome: 'approve' }, ready));
  const { order } = await good(client.checkout.complete(complete, ready));
  await good(client.order.get({ orderId: order!.id }, { orderToken: order!.token }));

  const transfer = await readyCheckout(at);
  const byTransfer = { checkoutId: transfer.checkout.id, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(transfer.checkout) };
  const pending = await good(client.checkout.complete(byTransfer, transfer));
  const { admin } = clientOf(shop, 'sk_test');
  expect((await good(admin.listOrders())).items.map(({ status }) => status)).toEqual(['pending', 'paid']);
  await good(admin.getOrder({ orderId: order!.id }));
  await good(admin.markOrderPaid({ orderId: pending.order!.id }));
  await good(admin.setStock({ sku: samples.soldOut.sku, stock: 7 }));
  return shop;
}

describe('the mock shop', () => {
  it('answers every route of the table as its schema says', async () => {
    const { state } = await visitEverything();
    const asked = new Set(state.requests.filter(({ status }) => status < 300).map(({ operation }) => operation));
    const table = Object.entries(routes).flatMap(([topic, group]) => Object.keys(group).map((verb) => `${topic}.${verb}`));
    expect([...asked].sort()).toEqual(table.sort());
  });

  it('answers with the status of the table', async () => {
    const { state } = await visitEverything();
    for (const [topic, group] of Object.entries(routes)) {
      for (const [verb, route] of Object.entries(group) as [string, Route][]) {
        const found = state.requests.find(({ operation }) => operation === `${topic}.${verb}`);
        expect(found?.status, route.endpoint).toBe(route.status ?? 200);
      }
    }
  });
});
