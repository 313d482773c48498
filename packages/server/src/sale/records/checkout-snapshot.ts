import type {
  Address,
  AppliedPromotion,
  Contact,
  DiscountCode,
  DownloadFile,
  ExchangeRate,
  FulfillmentOption,
  GiftCardUse,
  LandedCost,
  LineItem,
  Money,
  Region,
  Total,
} from '@smallshop/contract';
import type { GiftCardShare } from './gift-card.tables.ts';

/**
 * Everything that a shopper agreed to pay for. It is stored with the payment, because cart, prices and shipping may
 * change while a bank asks for a confirmation, and the order must be what was paid.
 */
export interface CheckoutSnapshot {
  region: Region;
  contact: Contact;
  /** Null if nothing is shipped; then there is a billing address. */
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  note: string;
  /** Image addresses start at the server's root. */
  lines: SnapshotLine[];
  /** Tax of each line in minor units, by line id. */
  lineTaxes: Record<string, number>;
  discountCodes: DiscountCode[];
  promotions: AppliedPromotion[];
  /** Ids of all promotions that gave a discount, with and without a code: their uses are counted. */
  promotionIds: string[];
  /** Null if nothing is shipped. */
  shipping: FulfillmentOption | null;
  totals: Total[];
  landedCost: LandedCost;
  /** The rate by which prices were converted; null if every price is set in the currency. */
  exchangeRate: ExchangeRate | null;
  total: Money;
  /** The files of digital items, by line id. Absent if there are none. */
  files?: Record<string, DownloadFile[]>;
  /** Gift cards, also those that pay nothing. Snapshots from before gift cards existed have none. */
  giftCards?: GiftCardUse[];
}

/** Snapshots from before `requiresShipping` existed lack it: all their lines are shipped. */
export type SnapshotLine = Omit<LineItem, 'requiresShipping'> & { requiresShipping?: boolean };

export function snapshotLines({ lines }: Pick<CheckoutSnapshot, 'lines'>): LineItem[] {
  return lines.map((line) => ({ ...line, requiresShipping: line.requiresShipping ?? true }));
}

/** Returns what is left to pay after the gift cards: the amount that the provider charges. */
export function amountDueOf({ total, giftCards = [] }: Pick<CheckoutSnapshot, 'total' | 'giftCards'>): Money {
  return { ...total, amount: giftCards.reduce((due, { amount }) => due - amount.amount, total.amount) };
}

/** The cards that pay, with what each one pays. */
export function sharesOf({ giftCards = [] }: Pick<CheckoutSnapshot, 'giftCards'>): GiftCardShare[] {
  return giftCards.flatMap(({ id, last4, amount: { amount } }) => (amount > 0 ? [{ id, last4, amount }] : []));
}
