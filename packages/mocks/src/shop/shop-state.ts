import type { ExchangeRate, Message, Promotion, ShippingLimits, ShippingZone, TaxRate, TaxSettings } from '@smallshop/contract';
import type { Address, ApiKey, Contact, Order, OrderEvent, ConsentNoticeInput, ConsentNoticeVersion, ConsentRecord, GiftCardPart, GiftCardUse, LineProgress, Location, Money, Region, Payment, StockAdjustment, StoreSettings } from '@smallshop/contract';
import { mockNotice } from '../consent/consent.data.ts';
import { seedProducts, seedStock, type SeedProduct } from '../catalog/catalog.data.ts';
import { seedGiftCards, type GiftCardRecord } from '../gift-card/gift-card.data.ts';
import { convertedYen } from '../store/store.data.ts';

/** A cart as it is kept: prices and texts are looked up when it is shown. */
export interface CartRecord {
  id: string;
  token: string;
  version: number;
  /** As decided when it was made or last changed; the address of its checkout overrules it. */
  region: Region;
  /** `seen` is the price of one piece that the shopper was told last. */
  lines: { id: string; sku: string; quantity: number; seen?: Money }[];
  discountCodes: string[];
  /** Ids, in the order they pay. */
  giftCards: string[];
  note: string;
  /** What the last change of region changed, told as long as the cart stays at that version. */
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
  /** Null until something is typed in the checkout: the cart's note counts. */
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
}

export type CardOutcome = 'approve' | 'decline' | 'insufficient_funds' | 'confirm' | 'fail';

/** A payment that needed the shopper's confirmation. */
export interface PaymentRecord {
  cartToken: string;
  status: 'waiting' | 'authorized' | 'refused';
}

/** One request as the shop saw it; `operation` is `cart.addLines`, `''` for a path it does not know. */
export interface LoggedRequest {
  operation: string;
  method: string;
  path: string;
  input: unknown;
  status: number;
}

/** What a scenario bends. */
export interface Conditions {
  catalog: 'full' | 'empty';
  /** Prices are multiplied by it. */
  priceFactor: number;
  /** Overrules what the card's number stands for. */
  card: CardOutcome | null;
  /** Milliseconds until an answer. */
  latency: number;
  offline: boolean;
}

/** All that the shop remembers. Tests may read it and, to set a testContext, write it. */
export interface ShopState {
  products: SeedProduct[];
  /** Pieces left, by SKU. */
  stock: Map<string, number>;
  /** SKUs that go on selling when none is left. */
  sellWhenOut: Set<string>;
  /** SKUs of what is not sent as a parcel; none unless a test adds some. */
  withoutShipping: Set<string>;
  carts: Map<string, CartRecord>;
  checkouts: Map<string, CheckoutRecord>;
  orders: Map<string, OrderRecord>;
  /** Asked for by number and e-mail address; the order's id, or null where there is none. */
  lookups: Map<string, string | null>;
  locations: Location[];
  adjustments: StockAdjustment[];
  consentRecords: ConsentRecord[];
  /** What is asked for, and each notice that was served, by its hash. */
  consentNotice: ConsentNoticeInput;
  consentNotices: Map<string, ConsentNoticeVersion>;
  /** Card tokens; each is good for one checkout. */
  cardTokens: Map<string, { last4: string; outcome: CardOutcome; checkoutId?: string }>;
  payments: Map<string, PaymentRecord>;
  /** By currency. What the admin set; the mock's own prices do not follow it. */
  exchangeRates: Map<string, ExchangeRate>;
  /** As the admin set them, by id. `discountCode` is there besides. */
  promotions: Map<string, Promotion>;
  /** By id; the seeded ones have their codes in `testGiftCards`. */
  giftCards: Map<string, GiftCardRecord>;
  /** As the admin set them; the mock's own ways to pay and its pages do not follow them. */
  settings: StoreSettings;
  /** By id. Any key that looks like one opens the mock, whatever stands here. */
  keys: Map<string, ApiKey>;
  /** As the admin set them; the mock's own shipping does not follow them. */
  shippingZones: Map<string, ShippingZone>;
  /** Where goods may be sent, by a product's handle or a variant's SKU; everywhere unless told. */
  shippingLimits: Map<string, ShippingLimits>;
  /** As the admin set them, rates by place and category; the mock's own taxes do not follow them. */
  taxSettings: TaxSettings;
  taxRates: Map<string, TaxRate>;
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
    settings: { bankDetails: null, transferDays: 14, orderPage: null, orderEmails: [], cashOnDeliveryCountries: null, allowedOrigins: ['https://page.example'] },
    keys: new Map([['sk_test', { id: 'sk_test', kind: 'secret', key: null, current: true, createdAt: new Date(now()).toISOString() }]]),
    shippingZones: new Map(),
    shippingLimits: new Map(),
    taxSettings: { shipFrom: null, registrations: [] },
    taxRates: new Map(),
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
