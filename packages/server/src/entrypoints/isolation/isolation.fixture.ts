import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { cardToken, cards, createReadyCheckout, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createTestOrder, lineOf, seenByMerchant } from '../../orders/fulfillment/order-flow.harness.ts';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';
import { jobs } from '../../platform/jobs/job.tables.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import type { TestServer } from '../../test-support/test-server.ts';

/** What one store owns, by id: each has what every route needs. */
export interface OwnThings {
  cart: { id: string; lineId: string; token: string };
  /** A checkout that is ready to be paid, and the one that waits for the shopper's confirmation. */
  checkout: { id: string; cartId: string; token: string; total: { amount: number; currency: string } };
  confirming: { paymentId: string; token: string };
  /** An order that waits for its transfer. */
  order: { id: string; number: string; token: string; lineId: string };
  /** Another order that waits for its transfer. */
  secondOrder: { id: string; token: string };
  /** A paid order with a file. */
  album: { id: string; token: string };
  lookup: { id: string; code: string };
  giftCardId: string;
  keyId: string;
  picture: Uint8Array;
  /** A file that begins as a 3D model. */
  model: Uint8Array;
  /** Two pictures of a product. */
  imageIds: [string, string];
  noticeHash: string;
  consentRecordId: string;
  /** A job that failed. */
  jobId: string;
  endpointId: string;
  spareEndpointId: string;
  /** A delivery to the endpoint that has ended. */
  deliveryId: string;
  /** A bulk operation that is queued. */
  operationId: string;
  /** Texts that no response to another store may contain. */
  marks: string[];
}

export interface OtherStore {
  storeId: string;
  publishableKey: string;
  secretKey: string;
  cartToken: string;
}

/** A decision of a shopper, as the consent engine sends it. */
export const decision = {
  action: 'reject_all',
  method: 'button',
  layer: 'first',
  categories: { analytics: false },
  revision: 'abc',
  language: 'en',
  gpc: false,
  decidedAt: '2026-11-22T12:00:00.000Z',
} as const;

/** Fills the fixture shop with one of everything. */
export async function createOwnThings(server: TestServer): Promise<OwnThings> {
  const open = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }]);
  const ready = await createReadyCheckout(server);
  const asked = await createReadyCheckout(server);
  const { payment } = (await asked.pay(await cardToken(server, cards.confirm, asked.with))).body!;
  const order = await createTestOrder(server, 'bank_transfer');
  const secondOrder = await createTestOrder(server, 'bank_transfer');
  const lookup = await server.ok(routes.order.lookUp, { number: order.number, email: 'ada@example.com' });
  const [mail] = await server.db.select().from(mailOutbox).where(eq(mailOutbox.reference, lookup.id));
  const { giftCard } = await server.ok(routes.giftCard.issue, { amount: { amount: 700, currency: 'EUR' } });
  const { id: keyId } = await server.ok(routes.settings.createKey, { kind: 'secret' });
  const { hash } = await server.ok(routes.consent.getNotice, {});
  const record = await server.ok(routes.consent.record, { ...decision, id: 'consent-of-the-first-store' });
  await nameThings(server);
  const { totals } = await ready.checkout();
  const lineId = lineOf(await seenByMerchant(server, order.id), 'OAK-TRAY');
  return {
    cart: { id: open.cart.id, lineId: open.cart.lines[0]!.id, token: open.with.cartToken },
    checkout: {
      id: ready.checkoutId,
      cartId: ready.cartId,
      token: ready.with.cartToken!,
      total: totals.find(({ type }) => type === 'total')!.amount,
    },
    confirming: { paymentId: payment!.action!.paymentId, token: asked.with.cartToken! },
    order: { ...order, lineId },
    secondOrder,
    album: await orderAlbum(server),
    lookup: { id: lookup.id, code: mail!.secret! },
    giftCardId: giftCard.id,
    keyId,
    picture: await paint('olive'),
    model: new TextEncoder().encode('glTF of the first store'),
    imageIds: await addImages(server),
    noticeHash: hash!,
    consentRecordId: record.id,
    ...(await createJobs(server)),
    marks: [server.storeId, server.publishableKey, open.cart.id, order.id, giftCard.id, keyId, lineId].concat(
      ['celadon-teapot', 'TEAPOT-C-S', 'ada@example.com', 'first-sale', 'first-zone', 'first-place', 'First rate'],
      ['Osmanthe', 'DE89 3704'],
    ),
  };
}

/** A picture of one colour. */
export const paint = async (background: string): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 4, height: 4, channels: 3, background } })
      .png()
      .toBuffer(),
  );

async function addImages(server: TestServer): Promise<[string, string]> {
  await server.ok(routes.image.upload, { productId: 'first-jar', file: await paint('navy') });
  const { images } = await server.ok(routes.image.upload, { productId: 'first-jar', file: await paint('red') });
  return [images[0]!.id, images[1]!.id];
}

/** Files of a variant, and of a variant that was ordered. */
async function orderAlbum(server: TestServer): Promise<{ id: string; token: string }> {
  const file = await paint('green');
  const jar = { productId: 'first-jar', variantSku: 'FIRST-JAR-1' };
  await server.ok(routes.file.put, { ...jar, fileName: 'first.pdf', file });
  await server.ok(routes.file.put, { productId: 'oak-tray', variantSku: 'OAK-TRAY', fileName: 'care.pdf', file });
  return createTestOrder(server);
}

/** Two webhook endpoints, a delivery, a job that failed, and a bulk operation. */
async function createJobs(server: TestServer) {
  const hook = { url: 'https://hooks.example/shop', eventTypes: ['order.paid' as const] };
  const { id: endpointId } = await server.ok(routes.webhook.createEndpoint, hook);
  const { id: spareEndpointId } = await server.ok(routes.webhook.createEndpoint, hook);
  const { id: deliveryId } = await server.ok(routes.webhook.sendTest, { endpointId });
  await server.db.update(jobs).set({ state: 'completed', finishedAt: new Date() });
  await server.db
    .update(mailOutbox)
    .set({ status: 'failed', failure: 'refused' })
    .where(eq(mailOutbox.kind, 'order_confirmation'));
  const [failed] = (await server.ok(routes.job.list, { state: 'failed', kind: 'email' })).items;
  const file = new TextEncoder().encode('{ "sku": "CANDLE", "stock": 9 }');
  const { id: operationId } = await server.ok(routes.bulkOperation.create, { type: 'set_stock', file });
  return { endpointId, spareEndpointId, deliveryId, jobId: failed!.id, operationId };
}

/** What a merchant names. The other store has nothing of these names, until it makes its own. */
async function nameThings(server: TestServer): Promise<void> {
  for (const [name, country] of [
    ['first', 'IS'],
    ['second', 'LI'],
  ] as const) {
    await server.ok(routes.promotion.set, { promotionId: `${name}-sale`, ...promotion, code: name });
    const skus = [1, 2].map((nth) => `${name}-jar-${nth}`.toUpperCase());
    await server.ok(routes.product.create, {
      ...newProduct,
      handle: `${name}-jar`,
      options: [{ name: { en: 'Size' }, values: ['S', 'L', 'XL'].map((label) => ({ label: { en: label } })) }],
      variants: skus.map((sku, at) => ({ sku, optionValues: [at] })),
    });
    await server.ok(routes.collection.create, { handle: `${name}-shelf`, title: { en: name } });
    await server.ok(routes.shipping.setZone, { zoneId: `${name}-zone`, ...zone, places: [{ country }] });
  }
  await server.ok(routes.admin.saveLocation, { locationId: 'first-place', name: 'First place', active: false });
  for (const currency of ['SEK', 'NOK']) await server.ok(routes.price.setExchangeRate, { currency, rate: '10.5' });
  for (const category of ['books', 'food'])
    await server.ok(routes.tax.setRate, { place: 'NO', category, ratePpm: 1, name: 'First rate' });
}

export const newProduct = { title: { en: 'A product' } };

export const promotion = {
  kind: 'percentage',
  code: 'SALE',
  titles: { en: 'Sale' },
  basisPoints: 1000,
  combinable: true,
} as const;

export const zone = { name: 'A zone', places: [{ country: 'NO' }], rates: [] };

/** A store on the same server that sells nothing, with a cart. */
export async function createOtherStore(server: TestServer): Promise<OtherStore> {
  const store = await createStore(server.db, {
    name: 'Other',
    languages: ['en'],
    defaultLanguage: 'en',
    defaultCountry: 'US',
    markets: [...defaultMarkets],
    origins: [],
  });
  const { with: options } = await openCheckout(server, [], { key: store.publishableKey });
  return { ...store, cartToken: options.cartToken };
}
