import type {
  Address, AppliedPromotion, Contact, DiscountCode, ExchangeRate, FulfillmentOption, LandedCost, LineItem, Money, Region, Total,
} from '@smallshop/contract';

/**
 * What a shopper agreed to pay for, whole. It is kept with the payment, because cart, prices and
 * shipping may change while a bank asks its questions, and the order must be what was paid.
 */
export interface Bill {
  region: Region;
  contact: Contact;
  deliveryAddress: Address;
  billingAddress: Address | null;
  note: string;
  /** Image addresses start at the server's root. */
  lines: LineItem[];
  /** Tax of each line in minor units, by line id. */
  lineTaxes: Record<string, number>;
  discountCodes: DiscountCode[];
  promotions: AppliedPromotion[];
  /** Of codes and automatic promotions that took something off: what is counted as used. */
  promotionIds: string[];
  shipping: FulfillmentOption;
  totals: Total[];
  landedCost: LandedCost;
  /** The rate by which its prices were converted; null where all of them are set. */
  exchangeRate: ExchangeRate | null;
  total: Money;
}
