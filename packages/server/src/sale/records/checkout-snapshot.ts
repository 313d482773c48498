import type {
  Address, AppliedPromotion, Contact, DiscountCode, ExchangeRate, FulfillmentOption, GiftCardUse, LandedCost, LineItem, Money, Region, Total,
} from '@smallshop/contract';
import type { GiftCardShare } from './gift-card.tables.ts';

/**
 * What a shopper agreed to pay for, whole. It is kept with the payment, because cart, prices and
 * shipping may change while a bank asks its questions, and the order must be what was paid.
 */
export interface CheckoutSnapshot {
  region: Region;
  contact: Contact;
  /** Null where nothing is shipped; then there is a billing address. */
  deliveryAddress: Address | null;
  billingAddress: Address | null;
  note: string;
  /** Image addresses start at the server's root. */
  lines: SnapshotLine[];
  /** Tax of each line in minor units, by line id. */
  lineTaxes: Record<string, number>;
  discountCodes: DiscountCode[];
  promotions: AppliedPromotion[];
  /** Of codes and automatic promotions that took something off: what is counted as used. */
  promotionIds: string[];
  /** Null where nothing is shipped. */
  shipping: FulfillmentOption | null;
  totals: Total[];
  landedCost: LandedCost;
  /** The rate by which its prices were converted; null where all of them are set. */
  exchangeRate: ExchangeRate | null;
  total: Money;
  /** Gift cards, also those that pay nothing. A bill of before there were any has none. */
  giftCards?: GiftCardUse[];
}

/** Every line of a bill from before there were others is shipped. */
export type SnapshotLine = Omit<LineItem, 'requiresShipping'> & { requiresShipping?: boolean };

export function snapshotLines({ lines }: Pick<CheckoutSnapshot, 'lines'>): LineItem[] {
  return lines.map((line) => ({ ...line, requiresShipping: line.requiresShipping ?? true }));
}

/** What is left to pay of a bill beside gift cards: what its provider is asked for. */
export function amountDueOf({ total, giftCards = [] }: Pick<CheckoutSnapshot, 'total' | 'giftCards'>): Money {
  return { ...total, amount: giftCards.reduce((due, { amount }) => due - amount.amount, total.amount) };
}

/** The cards that pay, with what each one pays. */
export function sharesOf({ giftCards = [] }: Pick<CheckoutSnapshot, 'giftCards'>): GiftCardShare[] {
  return giftCards.flatMap(({ id, last4, amount: { amount } }) => (amount > 0 ? [{ id, last4, amount }] : []));
}
