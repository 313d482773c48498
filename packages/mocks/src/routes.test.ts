import { describe, expect, it } from 'vitest';
import { routes, type Route } from '@smallshop/contract';
import { samples, testCards, testOrderCode } from './index.ts';
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
  await good(client.consent.getNoticeVersion({ hash: notice.hash! }));
  const decision = {
    id: 'random-id-of-a-decision', action: 'reject_all', method: 'button', layer: 'first', revision: 'r', language: 'en', gpc: false,
    categories: Object.fromEntries(notice.categories.map(({ id, required }) => [id, required])), decidedAt: new Date(noon).toISOString(),
  } as const;
  await good(client.consent.record(decision));
  await good(client.consent.recordBeacon({ key: 'pk_test', record: decision }));
  await good(client.consent.getReceipt({ id: decision.id }));
  await good(client.consent.getKeys());
  const { notice: ofMerchant } = clientOf(shop, 'sk_test');
  await good(ofMerchant.set((await good(ofMerchant.get())).notice));
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
  const { admin, giftCard, market, price, promotion, settings, shipping, tax } = clientOf(shop, 'sk_test');
  const { items: markets, version } = await good(market.list());
  await good(market.set({ items: markets }, { version }));
  await good(price.setExchangeRate({ currency: 'GBP', rate: '0.79', rounding: '.99' }));
  expect((await good(price.listExchangeRates())).items.map(({ to }) => to)).toEqual(['JPY', 'GBP']);
  await good(price.removeExchangeRate({ currency: 'GBP' }));
  const standard = { id: 'standard', titles: { en: 'Standard' }, bands: [{ prices: { USD: 900 } }], freeFrom: {}, minDays: 4, maxDays: 9 };
  await good(promotion.set({ promotionId: 'spring', kind: 'percentage', code: null, titles: { en: 'Spring' }, basisPoints: 500, combinable: true }));
  expect((await good(promotion.list())).items).toMatchObject([{ id: 'spring', used: 0 }]);
  await good(promotion.remove({ promotionId: 'spring' }));
  const issued = await good(giftCard.issue({ amount: { amount: 2000, currency: 'USD' }, code: 'sold-in-the-shop-1' }));
  const giftCardId = issued.giftCard.id;
  expect((await good(giftCard.list({ limit: 1 }))).items).toEqual([issued.giftCard]);
  await good(giftCard.update({ giftCardId, disabled: true }));
  expect(await good(giftCard.get({ giftCardId }))).toMatchObject({ last4: 'HOP1', disabled: true, entries: [{ type: 'issue' }] });
  await good(shipping.setZone({ zoneId: 'gulf', name: 'Gulf', places: [{ country: 'KW' }], rates: [standard] }));
  expect((await good(shipping.listZones())).items).toHaveLength(1);
  await good(shipping.removeZone({ zoneId: 'gulf' }));
  await good(shipping.setProductLimits({ handle: samples.plain.handle, onlyTo: null, notTo: ['AU'] }));
  await good(shipping.setVariantLimits({ sku: samples.soldOut.sku, onlyTo: ['DE'], notTo: [] }));
  await good(tax.setSettings({ ...(await good(tax.getSettings())), shipFrom: { country: 'CN' } }));
  await good(tax.setRate({ place: 'US-IL', category: 'standard', ratePpm: 102_500 }));
  expect((await good(tax.listRates())).items.map(({ place }) => place)).toEqual(['US-IL']);
  await good(tax.removeRate({ place: 'US-IL', category: 'standard' }));
  await good(tax.setVariantCustoms({ sku: samples.plain.sku, taxCategory: 'food', hsCode: '090210', originCountry: 'CN' }));
  await good(settings.set({ ...(await good(settings.get())), orderPage: { en: 'https://page.example/order' } }));
  const spare = await good(settings.createKey({ kind: 'secret' }));
  expect((await good(settings.listKeys())).items.map(({ id, key }) => [id, key])).toEqual([['sk_test', null], [spare.id, null]]);
  await good(settings.removeKey({ keyId: spare.id }));
  expect((await good(admin.listOrders())).items.map(({ status }) => status)).toEqual(['pending', 'paid']);
  const { lines, number, contact } = await good(admin.getOrder({ orderId: order!.id }));
  await good(admin.markOrderPaid({ orderId: pending.order!.id }));
  const all = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
  await good(admin.shipOrder({ orderId: order!.id, trackingNumber: '1Z' }));
  await good(admin.returnOrder({ orderId: order!.id, lines: all, restock: true }));
  await good(admin.refundOrder({ orderId: order!.id, refundId: 'refund-1', amount: { amount: 100, currency: 'USD' } }));
  await good(admin.refundOrder({ orderId: pending.order!.id, refundId: 'refund-2' }));
  await good(admin.settleRefund({ orderId: pending.order!.id, refundId: 'refund-2', status: 'refunded' }));
  const another = await readyCheckout(at);
  const byTransferToo = { checkoutId: another.checkout.id, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(another.checkout) };
  const given = await good(client.checkout.complete(byTransferToo, another));
  await good(admin.cancelOrder({ orderId: given.order!.id, restock: true }));
  const lookup = await good(client.order.lookUp({ number, email: contact.email }));
  await good(client.order.openByCode({ lookupId: lookup.id, code: testOrderCode }));

  const { sku } = samples.soldOut;
  await good(admin.saveLocation({ locationId: 'berlin', name: 'Berlin' }));
  await good(admin.listLocations());
  await good(admin.setStock({ sku, stock: 7 }));
  await good(admin.adjustStock({ sku, delta: 2, reason: 'received' }));
  await good(admin.getStock({ sku }));
  await good(admin.listStockAdjustments({ sku }));
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
