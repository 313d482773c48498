import type { ErrorCode, Route, RouteInput, Routes } from '@smallshop/contract';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { fixtureNotice } from '../../test-support/fixture-notice.ts';
import { decision, newProduct, promotion, zone, type OwnThings } from './isolation.fixture.ts';

export interface IsolationCase<R extends Route = Route> {
  /** A request that succeeds with the key of the store that owns the things. */
  input: (own: OwnThings) => RouteInput<R>;
  /** The token of the request, on routes that need one. */
  token?: (own: OwnThings) => string;
  /**
   * How the route responds to the key of another store. A code: the request names something that this store does not
   * have. `own`: the request names nothing, and the response is about the other store. `open`: anybody may read it.
   */
  elsewhere: ErrorCode | 'own' | 'open';
}

/** One case for each route of the contract. A route without a case is a type error here. */
type IsolationCases = { [G in keyof Routes]: { [R in keyof Routes[G]]: IsolationCase<Extract<Routes[G][R], Route>> } };

const nothing = () => ({});
const own = { elsewhere: 'own', input: nothing } as const;
const ofCart = { elsewhere: 'cart_not_found', token: ({ cart }: OwnThings) => cart.token } as const;
const ofCheckout = { elsewhere: 'checkout_not_found', token: ({ checkout }: OwnThings) => checkout.token } as const;
const firstOrder = ({ order }: OwnThings) => ({ orderId: order.id });
const oneTray = ({ order }: OwnThings) => [{ lineId: order.lineId, quantity: 1 }];
const sku = 'CANDLE';
const theVariant = { elsewhere: 'variant_not_found', input: () => ({ sku }) } as const;
const limits = { onlyTo: null, notTo: ['KP'] };
const taxRate = { place: 'NO', category: 'books' };

const catalog: IsolationCases['catalog'] = {
  listProducts: own,
  getProduct: { elsewhere: 'product_not_found', input: () => ({ handle: 'tea-cup' }) },
  listCollections: own,
  getCollection: { elsewhere: 'collection_not_found', input: () => ({ handle: 'tea' }) },
  listFacets: own,
  listSuggestions: { elsewhere: 'own', input: () => ({ search: 'tea' }) },
  listRecommendations: { elsewhere: 'product_not_found', input: () => ({ handle: 'tea-cup' }) },
};

const cart: IsolationCases['cart'] = {
  create: { elsewhere: 'variant_not_found', input: () => ({ lines: [{ sku, quantity: 1 }] }) },
  get: { ...ofCart, input: ({ cart }) => ({ cartId: cart.id }) },
  update: { ...ofCart, input: ({ cart }) => ({ cartId: cart.id, note: 'changed' }) },
  addLines: { ...ofCart, input: ({ cart }) => ({ cartId: cart.id, lines: [{ sku, quantity: 1 }] }) },
  updateLine: { ...ofCart, input: ({ cart }) => ({ cartId: cart.id, lineId: cart.lineId, quantity: 3 }) },
  removeLine: { ...ofCart, input: ({ cart }) => ({ cartId: cart.id, lineId: cart.lineId }) },
};

const checkout: IsolationCases['checkout'] = {
  create: { ...ofCheckout, elsewhere: 'cart_not_found', input: ({ checkout }) => ({ cartId: checkout.cartId }) },
  get: { ...ofCheckout, input: ({ checkout }) => ({ checkoutId: checkout.id }) },
  update: { ...ofCheckout, input: ({ checkout }) => ({ checkoutId: checkout.id, note: 'changed' }) },
  complete: {
    ...ofCheckout,
    input: ({ checkout }) => ({
      checkoutId: checkout.id,
      paymentMethodId: 'bank_transfer',
      expectedTotal: checkout.total,
    }),
  },
};

const payment: IsolationCases['payment'] = {
  createTestToken: {
    elsewhere: 'own',
    input: () => ({ number: '4242424242424242', expiryMonth: 12, expiryYear: 2035, cvc: '123' }),
  },
  confirmTestPayment: {
    elsewhere: 'not_found',
    token: ({ confirming }) => confirming.token,
    input: ({ confirming }) => ({ paymentId: confirming.paymentId, outcome: 'approve' }),
  },
};

const order: IsolationCases['order'] = {
  get: { elsewhere: 'order_not_found', token: ({ order }) => order.token, input: firstOrder },
  renewDownloads: {
    elsewhere: 'order_not_found',
    token: ({ album }) => album.token,
    input: ({ album }) => ({ orderId: album.id }),
  },
  // The response is the same for an order that does not exist. No mail to the shopper is queued: see the row hashes.
  lookUp: { elsewhere: 'own', input: ({ order }) => ({ number: order.number, email: 'ada@example.com' }) },
  openByCode: {
    elsewhere: 'order_code_invalid',
    input: ({ lookup }) => ({ lookupId: lookup.id, code: lookup.code }),
  },
};

const consent: IsolationCases['consent'] = {
  getNotice: own,
  // Versions are named by their hash, receipts by a random id: both are evidence for anybody who has the name.
  getNoticeVersion: { elsewhere: 'open', input: ({ noticeHash }) => ({ hash: noticeHash }) },
  record: { elsewhere: 'own', input: () => ({ ...decision, id: crypto.randomUUID() }) },
  recordBeacon: {
    elsewhere: 'open',
    input: () => ({ key: 'pk_test_fixture', record: { ...decision, id: crypto.randomUUID() } }),
  },
  getReceipt: { elsewhere: 'open', input: ({ consentRecordId }) => ({ id: consentRecordId }) },
  getKeys: { elsewhere: 'open', input: nothing },
};

const giftCard: IsolationCases['giftCard'] = {
  issue: { elsewhere: 'own', input: () => ({ amount: { amount: 100, currency: 'EUR' } }) },
  list: own,
  get: { elsewhere: 'gift_card_not_found', input: ({ giftCardId }) => ({ giftCardId }) },
  update: { elsewhere: 'gift_card_not_found', input: ({ giftCardId }) => ({ giftCardId, disabled: true }) },
};

const settings: IsolationCases['settings'] = {
  get: own,
  set: {
    elsewhere: 'own',
    input: () => ({
      bankDetails: null,
      transferDays: 7,
      orderPage: null,
      orderEmails: [],
      cashOnDeliveryCountries: null,
      allowedOrigins: [],
    }),
  },
  listKeys: own,
  createKey: { elsewhere: 'own', input: () => ({ kind: 'publishable' }) },
  removeKey: { elsewhere: 'not_found', input: ({ keyId }) => ({ keyId }) },
};

const admin: IsolationCases['admin'] = {
  listOrders: { elsewhere: 'own', input: ({ order }) => ({ number: order.number }) },
  searchOrders: { elsewhere: 'own', input: () => ({ email: 'ada@example.com', search: 'ada' }) },
  setOrderTags: { elsewhere: 'order_not_found', input: (own) => ({ ...firstOrder(own), tags: ['first-tag'] }) },
  changeOrderTags: { elsewhere: 'order_not_found', input: (own) => ({ ...firstOrder(own), add: ['second-tag'] }) },
  setInternalNote: { elsewhere: 'order_not_found', input: (own) => ({ ...firstOrder(own), text: 'A note' }) },
  listInternalNotes: { elsewhere: 'order_not_found', input: firstOrder },
  getOrder: { elsewhere: 'order_not_found', input: firstOrder },
  markOrderPaid: { elsewhere: 'order_not_found', input: firstOrder },
  shipOrder: { elsewhere: 'order_not_found', input: firstOrder },
  returnOrder: {
    elsewhere: 'order_not_found',
    input: (own) => ({ ...firstOrder(own), lines: oneTray(own), restock: true }),
  },
  cancelOrder: {
    elsewhere: 'order_not_found',
    input: ({ secondOrder }) => ({ orderId: secondOrder.id, restock: true }),
  },
  refundOrder: {
    elsewhere: 'order_not_found',
    input: (own) => ({ ...firstOrder(own), refundId: 'first-refund', lines: oneTray(own) }),
  },
  settleRefund: {
    elsewhere: 'order_not_found',
    input: (own) => ({ ...firstOrder(own), refundId: 'first-refund', status: 'refunded' }),
  },
  getStock: theVariant,
  setStock: { ...theVariant, input: () => ({ sku, stock: 9 }) },
  adjustStock: { ...theVariant, input: () => ({ sku, delta: 1, reason: 'received' }) },
  listStockAdjustments: theVariant,
  listLocations: own,
  saveLocation: { elsewhere: 'own', input: () => ({ locationId: 'first-place', name: 'Changed' }) },
};

const jar = { elsewhere: 'product_not_found', input: () => ({ productId: 'first-jar' }) } as const;
const prices = { USD: { amount: 900, compareAtAmount: null } };

const product: IsolationCases['product'] = {
  list: own,
  get: jar,
  create: { elsewhere: 'own', input: () => ({ ...newProduct, variants: [{ sku: crypto.randomUUID() }] }) },
  update: { ...jar, input: () => ({ productId: 'first-jar', vendor: 'Changed' }) },
  remove: { ...jar, input: () => ({ productId: 'second-jar' }) },
  addVariant: { ...jar, input: () => ({ productId: 'first-jar', sku: 'FIRST-JAR-3', optionValues: [2] }) },
  updateVariant: { ...jar, input: () => ({ productId: 'first-jar', variantSku: 'FIRST-JAR-1', weightGrams: 70 }) },
  removeVariant: { ...jar, input: () => ({ productId: 'first-jar', variantSku: 'FIRST-JAR-2' }) },
  setPrices: { ...jar, input: () => ({ productId: 'first-jar', variantSku: 'FIRST-JAR-1', prices }) },
};

const image: IsolationCases['image'] = {
  add: { ...jar, input: () => ({ productId: 'first-jar', url: 'https://pics.example/a.png' }) },
  upload: { ...jar, input: ({ picture }) => ({ productId: 'first-jar', file: picture }) },
  update: { ...jar, input: ({ imageIds: [imageId] }) => ({ productId: 'first-jar', imageId, position: 0 }) },
  remove: { ...jar, input: ({ imageIds: [, imageId] }) => ({ productId: 'first-jar', imageId }) },
};

const theFile = () => ({ productId: 'first-jar', variantSku: 'FIRST-JAR-1', fileName: 'first.pdf' });

const file: IsolationCases['file'] = {
  put: { ...jar, input: ({ picture }) => ({ ...theFile(), file: picture }) },
  remove: { ...jar, input: theFile },
};

const media: IsolationCases['media'] = {
  upload: { ...jar, input: ({ model }) => ({ productId: 'first-jar', file: model }) },
};

const ofCollection = { elsewhere: 'collection_not_found', input: () => ({ collectionId: 'first-shelf' }) } as const;
const shelf = { title: { en: 'A shelf' } };

const collection: IsolationCases['collection'] = {
  list: own,
  get: ofCollection,
  create: { elsewhere: 'own', input: () => ({ ...shelf, handle: `shelf-${crypto.randomUUID()}` }) },
  update: { ...ofCollection, input: () => ({ collectionId: 'first-shelf', ...shelf }) },
  changeProducts: { ...ofCollection, input: () => ({ collectionId: 'first-shelf', add: ['first-jar'] }) },
  remove: { ...ofCollection, input: () => ({ collectionId: 'second-shelf' }) },
  setImage: { ...ofCollection, input: () => ({ collectionId: 'first-shelf', url: 'https://pics.example/a.png' }) },
  uploadImage: { ...ofCollection, input: ({ picture }) => ({ collectionId: 'first-shelf', file: picture }) },
  updateImage: { ...ofCollection, input: () => ({ collectionId: 'first-shelf', alt: { en: 'Olive' } }) },
  removeImage: ofCollection,
};

// The response says of each row that there is no such variant or product.
const bulk: IsolationCases['bulk'] = {
  setStock: { elsewhere: 'own', input: () => ({ items: [{ sku, stock: 9 }] }) },
  changeProducts: { elsewhere: 'own', input: () => ({ products: ['first-jar'], addTags: ['changed'] }) },
};

const lines = (row: object) => new TextEncoder().encode(JSON.stringify(row));
const ofOperation = { elsewhere: 'not_found', input: ({ operationId }: OwnThings) => ({ operationId }) } as const;
const bulkOperation: IsolationCases['bulkOperation'] = {
  create: { elsewhere: 'own', input: () => ({ type: 'set_stock', file: lines({ sku, stock: 9 }) }) },
  importProducts: { elsewhere: 'own', input: () => ({ file: new TextEncoder().encode('Handle,Title\ncup,Cup\n') }) },
  list: own,
  get: ofOperation,
  listResults: ofOperation,
  cancel: ofOperation,
};

const hook = { url: 'https://hooks.example/shop', eventTypes: ['order.paid' as const] };
const ofEndpoint = { elsewhere: 'not_found', input: ({ endpointId }: OwnThings) => ({ endpointId }) } as const;
const ofDelivery = {
  elsewhere: 'not_found',
  input: ({ endpointId, deliveryId }: OwnThings) => ({ endpointId, deliveryId }),
} as const;

const webhook: IsolationCases['webhook'] = {
  listEndpoints: own,
  createEndpoint: { elsewhere: 'own', input: () => hook },
  getEndpoint: ofEndpoint,
  updateEndpoint: { ...ofEndpoint, input: ({ endpointId }) => ({ endpointId, description: 'changed' }) },
  removeEndpoint: { ...ofEndpoint, input: ({ spareEndpointId }) => ({ endpointId: spareEndpointId }) },
  rotateSecret: ofEndpoint,
  sendTest: ofEndpoint,
  listDeliveries: ofEndpoint,
  getDelivery: ofDelivery,
  replayDelivery: ofDelivery,
};

const definition = { namespace: 'custom', valueType: 'text', name: { en: 'Wood' } } as const;

const metafield: IsolationCases['metafield'] = {
  listDefinitions: own,
  setDefinition: { elsewhere: 'own', input: () => ({ ...definition, key: 'first-wood' }) },
  removeDefinition: { elsewhere: 'own', input: () => ({ namespace: 'custom', key: 'first-wood' }) },
};

export const isolationCases: IsolationCases = {
  store: { get: own, resolveRegion: own },
  catalog,
  cart,
  checkout,
  payment,
  order,
  address: { getFormat: { elsewhere: 'own', input: () => ({ country: 'DE' }) } },
  consent,
  giftCard,
  market: {
    list: own,
    set: { elsewhere: 'own', input: () => ({ items: [...defaultMarkets] }) },
  },
  notice: { get: own, set: { elsewhere: 'own', input: () => fixtureNotice } },
  price: {
    listExchangeRates: own,
    setExchangeRate: { elsewhere: 'own', input: () => ({ currency: 'SEK', rate: '11' }) },
    removeExchangeRate: { elsewhere: 'not_found', input: () => ({ currency: 'NOK' }) },
  },
  product,
  image,
  file,
  media,
  collection,
  bulk,
  bulkOperation,
  metafield,
  job: {
    list: own,
    get: { elsewhere: 'not_found', input: ({ jobId }) => ({ jobId }) },
    retry: { elsewhere: 'not_found', input: ({ jobId }) => ({ jobId }) },
  },
  webhook,
  promotion: {
    list: own,
    set: { elsewhere: 'own', input: () => ({ promotionId: 'first-sale', ...promotion }) },
    remove: { elsewhere: 'not_found', input: () => ({ promotionId: 'second-sale' }) },
  },
  settings,
  shipping: {
    listZones: own,
    setZone: { elsewhere: 'own', input: () => ({ zoneId: 'first-zone', ...zone }) },
    removeZone: { elsewhere: 'not_found', input: () => ({ zoneId: 'second-zone' }) },
    setProductLimits: { elsewhere: 'product_not_found', input: () => ({ handle: 'candle', ...limits }) },
    setVariantLimits: { ...theVariant, input: () => ({ sku, ...limits }) },
  },
  tax: {
    getSettings: own,
    setSettings: { elsewhere: 'own', input: () => ({ shipFrom: { country: 'US' }, registrations: [] }) },
    listRates: own,
    setRate: { elsewhere: 'own', input: () => ({ ...taxRate, ratePpm: 2 }) },
    removeRate: { elsewhere: 'not_found', input: () => ({ ...taxRate, category: 'food' }) },
    setVariantCustoms: {
      ...theVariant,
      input: () => ({ sku, taxCategory: 'standard', hsCode: null, originCountry: null }),
    },
  },
  admin,
};
