import {
  defaultTransferDays,
  type ExchangeRate,
  type Message,
  type Promotion,
  type ShippingLimits,
  type ShippingZone,
  type TaxRate,
  type TaxSettings,
} from '@smallshop/contract';
import type {
  Address,
  ApiKey,
  Contact,
  Order,
  OrderEvent,
  ConsentNoticeInput,
  ConsentNoticeVersion,
  ConsentRecord,
  GiftCardPart,
  GiftCardUse,
  InternalNote,
  LineProgress,
  Location,
  Money,
  Region,
  Payment,
  MetafieldDefinition,
  PreorderInput,
  ProductMedia,
  QuantityRule,
  ShownFile,
  StockAdjustment,
  StoreSettings,
  WebhookDeliveryDetails,
  WebhookEndpoint,
} from '@smallshop/contract';
import { mockNotice } from '../consent/consent.data.ts';
import { seedProducts, seedStock, type SeedProduct } from '../catalog/catalog.data.ts';
import { seedGiftCards, type GiftCardRecord } from '../gift-card/gift-card.data.ts';
import { convertedYen } from '../store/store.data.ts';

/** A stored cart. Prices and texts are added when it is returned. */
export interface CartRecord {
  id: string;
  token: string;
  version: number;
  /** Decided when the cart was created or last changed. The address of its checkout overrides it. */
  region: Region;
  /** `seen` is the unit price that was last shown to the shopper. */
  lines: { id: string; sku: string; quantity: number; seen?: Money }[];
  discountCodes: string[];
  /** Ids of gift cards, in the order of use. */
  giftCards: string[];
  note: string;
  /** Messages about the last change of region. Returned while the cart stays at that version. */
  regionChange?: { version: number; messages: Message[] };
  checkoutId: string | null;
  completed: boolean;
  updatedAt: number;
}

export interface CheckoutRecord {
  id: string;
  version: number;
  cartId: string;
  contact: Contact | null;
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  optionId: string | null;
  /** Null until a note is set in the checkout. Until then, the cart's note is used. */
  note: string | null;
  payment: Payment | null;
  last4: string | null;
  orderId: string | null;
}

export interface OrderRecord {
  token: string;
  order: Order;
  /** As they paid. */
  giftCards: GiftCardUse[];
  /** What of each refund goes back onto which card, by the refund's id. */
  ontoCards: Map<string, (GiftCardPart & { id: string })[]>;
  progress: LineProgress[];
  events: OrderEvent[];
  tags: string[];
  /** Newest first. */
  internalNotes: InternalNote[];
}

export type CardOutcome = 'approve' | 'decline' | 'insufficient_funds' | 'confirm' | 'fail';

/** A payment that needed the shopper's confirmation. */
export interface PaymentRecord {
  cartToken: string;
  status: 'waiting' | 'authorized' | 'refused';
}

/** A received request. `operation` is, for example, `cart.addLines`. It is `''` for an unknown path. */
export interface LoggedRequest {
  operation: string;
  method: string;
  path: string;
  input: unknown;
  status: number;
}

/** Overrides of a scenario. */
export interface Conditions {
  catalog: 'full' | 'empty';
  /** Factor for all prices. */
  priceFactor: number;
  /** Overrides the outcome of the card's number. */
  card: CardOutcome | null;
  /** Milliseconds until a response. */
  latency: number;
  offline: boolean;
}

/** All stored data of the shop. Tests may read it and, for their setup, write it. */
export interface ShopState {
  products: SeedProduct[];
  /** Stock by SKU. */
  stock: Map<string, number>;
  /** SKUs that are sold without stock. */
  sellWhenOut: Set<string>;
  /** SKUs that are not shipped. Default: none. */
  withoutShipping: Set<string>;
  /** Rules for the quantity, by SKU. A variant without one is sold in any quantity. */
  quantityRules: Map<string, QuantityRule>;
  /** The quantity that one customer can order, by SKU. */
  customerLimits: Map<string, number>;
  /** Variants that are sold before they are in stock, by SKU. */
  preorders: Map<string, PreorderInput>;
  /** What bundles contain, by the SKU of the bundle. Their stock is that of the components. */
  bundles: Map<string, { sku: string; quantity: number }[]>;
  /** Files of digital items, by SKU. */
  files: Map<string, ShownFile[]>;
  /** Videos and 3D models, by the handle of their product. */
  media: Map<string, ProductMedia[]>;
  /** By namespace and key, such as `custom.fabric`. */
  metafieldDefinitions: Map<string, MetafieldDefinition>;
  carts: Map<string, CartRecord>;
  checkouts: Map<string, CheckoutRecord>;
  orders: Map<string, OrderRecord>;
  /** Order lookups by id. `orderId` is null if there is no such order. `expiresAt` in milliseconds since 1970. */
  lookups: Map<string, { orderId: string | null; attempts: number; expiresAt: number }>;
  locations: Location[];
  adjustments: StockAdjustment[];
  consentRecords: ConsentRecord[];
  /** What is asked for, and each notice that was served, by its hash. */
  consentNotice: ConsentNoticeInput;
  consentNotices: Map<string, ConsentNoticeVersion>;
  /** Card tokens; each is good for one checkout. */
  cardTokens: Map<string, { last4: string; outcome: CardOutcome; checkoutId?: string }>;
  payments: Map<string, PaymentRecord>;
  /** By currency, as the admin set them. They have no effect on prices in the mock. */
  exchangeRates: Map<string, ExchangeRate>;
  /** As the admin set them, by id. `discountCode` is there besides. */
  promotions: Map<string, Promotion>;
  /** By id; the seeded ones have their codes in `testGiftCards`. */
  giftCards: Map<string, GiftCardRecord>;
  /** As the admin set them. They have no effect on payment methods and pages of the mock. */
  settings: StoreSettings;
  /** By id. The mock accepts any key of the right form, independent of this map. */
  keys: Map<string, ApiKey>;
  /** As the admin set them. They have no effect on shipping in the mock. */
  shippingZones: Map<string, ShippingZone>;
  /** Countries to ship to, by a product's handle or a variant's SKU. Default: all countries. */
  shippingLimits: Map<string, ShippingLimits>;
  /** As the admin set them, rates by place and category. They have no effect on taxes in the mock. */
  taxSettings: TaxSettings;
  taxRates: Map<string, TaxRate>;
  /** Ids of failed jobs that were queued again. */
  retriedJobs: Set<string>;
  /** By id. Nothing is sent to them. */
  webhookEndpoints: Map<string, WebhookEndpoint>;
  webhookDeliveries: WebhookDeliveryDetails[];
  requests: LoggedRequest[];
  conditions: Conditions;
  /** Milliseconds since 1970. */
  now: () => number;
  /** `ct_1`, `ct_2`, …: the same in every run. */
  nextId: (prefix: string) => string;
}

export const normalConditions: Conditions = { catalog: 'full', priceFactor: 1, card: null, latency: 0, offline: false };

export function createShopState(now: () => number): ShopState {
  const counts = new Map<string, number>();
  return {
    products: seedProducts,
    stock: new Map(seedStock),
    sellWhenOut: new Set(),
    withoutShipping: new Set(),
    quantityRules: new Map(),
    customerLimits: new Map(),
    preorders: new Map(),
    bundles: new Map(),
    files: new Map(),
    media: new Map(),
    metafieldDefinitions: new Map(),
    carts: new Map(),
    checkouts: new Map(),
    orders: new Map(),
    lookups: new Map(),
    locations: [{ id: 'main', name: 'Main', priority: 0, active: true }],
    adjustments: [],
    consentRecords: [],
    consentNotice: mockNotice,
    consentNotices: new Map(),
    cardTokens: new Map(),
    payments: new Map(),
    exchangeRates: new Map([[convertedYen.to, convertedYen]]),
    promotions: new Map(),
    giftCards: seedGiftCards(),
    settings: {
      bankDetails: null,
      transferDays: defaultTransferDays,
      orderPage: null,
      orderEmails: [],
      cashOnDeliveryCountries: null,
      allowedOrigins: ['https://page.example'],
    },
    keys: new Map([
      [
        'sk_test',
        { id: 'sk_test', kind: 'secret', key: null, current: true, createdAt: new Date(now()).toISOString() },
      ],
    ]),
    shippingZones: new Map(),
    shippingLimits: new Map(),
    taxSettings: { shipFrom: null, registrations: [] },
    taxRates: new Map(),
    retriedJobs: new Set(),
    webhookEndpoints: new Map(),
    webhookDeliveries: [],
    requests: [],
    conditions: { ...normalConditions },
    now,
    nextId(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}_${count}`;
    },
  };
}
