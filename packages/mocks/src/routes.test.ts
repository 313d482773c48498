import { describe, expect, it } from 'vitest';
import { createAdminClient } from '@smallshop/client/admin';
import { routes, type Route } from '@smallshop/contract';
import { samples, testCards, testOrderCode } from './index.ts';
import { unmockedTopics } from './shop/resolvers.ts';
import {
  cardToken,
  cartWith,
  clientOf,
  merchantOf,
  unwrap,
  noon,
  createReadyCheckout,
  createTestContext,
  totalOf,
} from './test-support/test-context.ts';

/** One valid call of every route, in an order in which each can succeed. The client validates each response. */
async function visitEverything() {
  const at = createTestContext();
  const { client, shop } = at;
  await unwrap(client.store.get());
  await unwrap(client.store.resolveRegion({ country: 'JP' }));
  await unwrap(client.catalog.listProducts());
  await unwrap(client.catalog.getProduct({ handle: samples.plain.handle }));
  await unwrap(client.catalog.listCollections());
  await unwrap(client.catalog.getCollection({ handle: 'tea' }));
  await unwrap(client.catalog.listFacets());
  await unwrap(client.catalog.listSuggestions({ search: 'tea' }));
  await unwrap(client.catalog.listRecommendations({ handle: samples.plain.handle, kind: 'bought_together' }));
  await unwrap(client.address.getFormat({ country: 'GB' }));
  const notice = await unwrap(client.consent.getNotice());
  await unwrap(client.consent.getNoticeVersion({ hash: notice.hash! }));
  const decision = {
    id: 'random-id-of-a-decision',
    action: 'reject_all',
    method: 'button',
    layer: 'first',
    revision: 'r',
    language: 'en',
    gpc: false,
    categories: Object.fromEntries(notice.categories.map(({ id, required }) => [id, required])),
    decidedAt: new Date(noon).toISOString(),
  } as const;
  await unwrap(client.consent.record(decision));
  await unwrap(client.consent.recordBeacon({ key: 'pk_test', record: decision }));
  await unwrap(client.consent.getReceipt({ id: decision.id }));
  await unwrap(client.consent.getKeys());
  const { notice: ofMerchant } = clientOf(shop, 'sk_test');
  await unwrap(ofMerchant.set((await unwrap(ofMerchant.get())).notice));
  const { cart, token: cartToken } = await cartWith(at);
  const ids = { cartId: cart.id, lineId: cart.lines[0]!.id };
  await unwrap(
    client.cart.addLines({ cartId: cart.id, lines: [{ sku: samples.lowStock.sku, quantity: 1 }] }, { cartToken }),
  );
  await unwrap(client.cart.updateLine({ ...ids, quantity: 2 }, { cartToken }));
  await unwrap(client.cart.update({ cartId: cart.id, note: 'Ring twice' }, { cartToken }));
  await unwrap(client.cart.removeLine(ids, { cartToken }));
  await unwrap(client.cart.get({ cartId: cart.id }, { cartToken }));

  shop.state.files.set(samples.plain.sku, [{ name: 'guide.pdf', size: 1000 }]);
  const ready = await createReadyCheckout(at);
  const checkoutId = ready.checkout.id;
  await unwrap(client.checkout.get({ checkoutId }, ready));
  const paymentToken = await cardToken(at, testCards.needsConfirmation);
  const complete = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(ready.checkout) };
  const asked = await unwrap(client.checkout.complete({ ...complete, paymentToken }, ready));
  await unwrap(
    client.payment.confirmTestPayment({ paymentId: asked.payment!.action!.paymentId, outcome: 'approve' }, ready),
  );
  const { order } = await unwrap(client.checkout.complete(complete, ready));
  await unwrap(client.order.get({ orderId: order!.id }, { orderToken: order!.token }));
  await unwrap(client.order.renewDownloads({ orderId: order!.id }, { orderToken: order!.token }));

  const transfer = await createReadyCheckout(at);
  const byTransfer = {
    checkoutId: transfer.checkout.id,
    paymentMethodId: 'bank_transfer',
    expectedTotal: totalOf(transfer.checkout),
  };
  const pending = await unwrap(client.checkout.complete(byTransfer, transfer));
  const { admin, giftCard, market, price, promotion, settings, shipping, tax } = clientOf(shop, 'sk_test');
  const { items: markets, version } = await unwrap(market.list());
  await unwrap(market.set({ items: markets }, { version }));
  await unwrap(price.setExchangeRate({ currency: 'GBP', rate: '0.79', rounding: '.99' }));
  expect((await unwrap(price.listExchangeRates())).items.map(({ to }) => to)).toEqual(['JPY', 'GBP']);
  await unwrap(price.removeExchangeRate({ currency: 'GBP' }));
  const standard = {
    id: 'standard',
    titles: { en: 'Standard' },
    bands: [{ prices: { USD: 900 } }],
    freeFrom: {},
    minDays: 4,
    maxDays: 9,
  };
  await unwrap(
    promotion.set({
      promotionId: 'spring',
      kind: 'percentage',
      code: null,
      titles: { en: 'Spring' },
      basisPoints: 500,
      combinable: true,
    }),
  );
  expect((await unwrap(promotion.list())).items).toMatchObject([{ id: 'spring', used: 0 }]);
  await unwrap(promotion.remove({ promotionId: 'spring' }));
  const issued = await unwrap(
    giftCard.issue({ amount: { amount: 2000, currency: 'USD' }, code: 'sold-in-the-shop-1' }),
  );
  const giftCardId = issued.giftCard.id;
  expect((await unwrap(giftCard.list({ limit: 1 }))).items).toEqual([issued.giftCard]);
  await unwrap(giftCard.update({ giftCardId, disabled: true }));
  expect(await unwrap(giftCard.get({ giftCardId }))).toMatchObject({
    last4: 'HOP1',
    disabled: true,
    entries: [{ type: 'issue' }],
  });
  await unwrap(shipping.setZone({ zoneId: 'gulf', name: 'Gulf', places: [{ country: 'KW' }], rates: [standard] }));
  expect((await unwrap(shipping.listZones())).items).toHaveLength(1);
  await unwrap(shipping.removeZone({ zoneId: 'gulf' }));
  await unwrap(shipping.setProductLimits({ handle: samples.plain.handle, onlyTo: null, notTo: ['AU'] }));
  await unwrap(shipping.setVariantLimits({ sku: samples.soldOut.sku, onlyTo: ['DE'], notTo: [] }));
  await unwrap(tax.setSettings({ ...(await unwrap(tax.getSettings())), shipFrom: { country: 'CN' } }));
  await unwrap(tax.setRate({ place: 'US-IL', category: 'standard', ratePpm: 102_500 }));
  expect((await unwrap(tax.listRates())).items.map(({ place }) => place)).toEqual(['US-IL']);
  await unwrap(tax.removeRate({ place: 'US-IL', category: 'standard' }));
  await unwrap(
    tax.setVariantCustoms({ sku: samples.plain.sku, taxCategory: 'food', hsCode: '090210', originCountry: 'CN' }),
  );
  await unwrap(settings.set({ ...(await unwrap(settings.get())), orderPage: { en: 'https://page.example/order' } }));
  const spare = await unwrap(settings.createKey({ kind: 'secret' }));
  expect((await unwrap(settings.listKeys())).items.map(({ id, key }) => [id, key])).toEqual([
    ['sk_test', null],
    [spare.id, null],
  ]);
  await unwrap(settings.removeKey({ keyId: spare.id }));
  expect((await unwrap(admin.listOrders())).items.map(({ status }) => status)).toEqual(['pending', 'paid']);
  const { lines, number, contact } = await unwrap(admin.getOrder({ orderId: order!.id }));
  const { admin: merchant } = createAdminClient({
    endpoint: 'https://mock.example',
    key: 'sk_test',
    fetch: shop.fetch,
  });
  const search = { email: 'ADA@example.com', search: 'ada', status: ['paid' as const] };
  expect((await unwrap(merchant.searchOrders(search))).items.map(({ id }) => id)).toEqual([order!.id]);
  await unwrap(merchant.setOrderTags({ orderId: order!.id, tags: ['gift', 'gift'] }));
  await unwrap(merchant.setInternalNote({ orderId: order!.id, text: 'Called back' }));
  expect(
    await unwrap(merchant.changeOrderTags({ orderId: order!.id, add: ['fragile'], remove: ['gift'] })),
  ).toMatchObject({
    tags: ['fragile'],
    internalNote: { text: 'Called back', actor: { kind: 'merchant' } },
  });
  expect((await unwrap(admin.listOrders({ tag: ['fragile'] }))).items).toHaveLength(1);
  expect((await unwrap(merchant.listInternalNotes({ orderId: order!.id }))).items).toHaveLength(1);
  await unwrap(admin.markOrderPaid({ orderId: pending.order!.id }));
  const all = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
  await unwrap(admin.shipOrder({ orderId: order!.id, trackingNumber: '1Z' }));
  await unwrap(admin.returnOrder({ orderId: order!.id, lines: all, restock: true }));
  await unwrap(
    admin.refundOrder({ orderId: order!.id, refundId: 'refund-1', amount: { amount: 100, currency: 'USD' } }),
  );
  await unwrap(admin.refundOrder({ orderId: pending.order!.id, refundId: 'refund-2' }));
  await unwrap(admin.settleRefund({ orderId: pending.order!.id, refundId: 'refund-2', status: 'refunded' }));
  const another = await createReadyCheckout(at);
  const byTransferToo = {
    checkoutId: another.checkout.id,
    paymentMethodId: 'bank_transfer',
    expectedTotal: totalOf(another.checkout),
  };
  const given = await unwrap(client.checkout.complete(byTransferToo, another));
  await unwrap(admin.cancelOrder({ orderId: given.order!.id, restock: true }));
  const lookup = await unwrap(client.order.lookUp({ number, email: contact.email }));
  await unwrap(client.order.openByCode({ lookupId: lookup.id, code: testOrderCode }));

  const { job, webhook } = merchantOf(shop);
  const failed = await unwrap(job.list({ state: 'failed', limit: 1 }));
  const jobId = failed.items[0]!.id;
  expect(await unwrap(job.get({ jobId }))).toEqual(failed.items[0]);
  expect(await unwrap(job.retry({ jobId }))).toMatchObject({ id: jobId, state: 'queued', error: null });

  const { id: endpointId } = await unwrap(
    webhook.createEndpoint({ url: 'https://example.com/hook', eventTypes: ['order.paid'] }),
  );
  await unwrap(webhook.updateEndpoint({ endpointId, description: 'Stock system' }));
  expect((await unwrap(webhook.getEndpoint({ endpointId }))).description).toBe('Stock system');
  expect((await unwrap(webhook.rotateSecret({ endpointId }))).secret).toMatch(/^whsec_/);
  expect((await unwrap(webhook.listEndpoints())).items).toHaveLength(1);
  const { id: deliveryId } = await unwrap(webhook.sendTest({ endpointId }));
  expect((await unwrap(webhook.listDeliveries({ endpointId, state: 'failed' }))).items).toHaveLength(1);
  expect((await unwrap(webhook.getDelivery({ endpointId, deliveryId }))).body).toContain('webhook.test');
  expect((await unwrap(webhook.replayDelivery({ endpointId, deliveryId }))).state).toBe('queued');
  await unwrap(webhook.removeEndpoint({ endpointId }));

  const { sku } = samples.soldOut;
  await unwrap(admin.saveLocation({ locationId: 'berlin', name: 'Berlin' }));
  await unwrap(admin.listLocations());
  await unwrap(admin.setStock({ sku, stock: 7 }));
  await unwrap(admin.adjustStock({ sku, delta: 2, reason: 'received' }));
  await unwrap(admin.getStock({ sku }));
  await unwrap(admin.listStockAdjustments({ sku }));

  const { metafield } = createAdminClient({ endpoint: 'https://mock.example', key: 'sk_test', fetch: shop.fetch });
  const fabric = { namespace: 'custom', key: 'fabric' };
  await unwrap(metafield.setDefinition({ ...fabric, valueType: 'text', name: { en: 'Fabric' } }));
  expect((await unwrap(metafield.listDefinitions())).items).toMatchObject([{ ...fabric, isFilter: false }]);
  await unwrap(metafield.removeDefinition(fabric));
  return shop;
}

const isMocked = ([topic]: [string, object]) => !(unmockedTopics as readonly string[]).includes(topic);

describe('the mock shop', () => {
  it('answers every route of the table as its schema says', async () => {
    const { state } = await visitEverything();
    const asked = new Set(state.requests.filter(({ status }) => status < 300).map(({ operation }) => operation));
    const table = Object.entries(routes)
      .filter(isMocked)
      .flatMap(([topic, group]) => Object.keys(group).map((verb) => `${topic}.${verb}`));
    expect([...asked].sort()).toEqual(table.sort());
  });

  it('refuses what changes the catalogue, and says where to test it', async () => {
    const { fetch } = createTestContext().shop;
    const { product } = createAdminClient({ endpoint: 'https://mock.example', key: 'sk_test', fetch });
    const result = await product.get({ productId: samples.plain.handle });
    expect(result).toMatchObject({ ok: false, error: { code: 'not_found', status: 404 } });
  });

  it('answers with the status of the table', async () => {
    const { state } = await visitEverything();
    for (const [topic, group] of Object.entries(routes).filter(isMocked)) {
      for (const [verb, route] of Object.entries(group) as [string, Route][]) {
        const found = state.requests.find(({ operation }) => operation === `${topic}.${verb}`);
        expect(found?.status, route.endpoint).toBe(route.status ?? 200);
      }
    }
  });
});
