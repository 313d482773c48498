import type { DutyMode, LandedCost, Total } from '@smallshop/contract';
import { quoteLandedCost, type LandedTerms } from '../tax/landed-cost.ts';
import type { LandedQuote } from '../tax/landed-quote.ts';
import type { Place } from '../tax/place.ts';
import { applyDiscounts, type AppliedCode, type DiscountRule } from './discounts.ts';

/** A line to be priced. `unitPrice` is in minor units, null where the variant cannot be bought in this region. */
export interface LineToPrice {
  id: string;
  quantity: number;
  unitPrice: number | null;
  collections: readonly string[];
  taxCategory: string;
  hsCode: string | null;
  originCountry: string | null;
}

export interface PricingSituation {
  currency: string;
  marketId: string;
  taxIncluded: boolean;
  dutyMode: DutyMode;
  destination: Place;
  /** Whether the destination is a delivery address; else it is a country, and what it costs an estimate. */
  addressKnown: boolean;
  now: Date;
  /** Minor units; null as long as no way of shipping is chosen. */
  shipping: number | null;
  terms: LandedTerms;
}

export interface PricedLine {
  id: string;
  discount: number;
  /** unitPrice × quantity − discount. */
  total: number;
  /** Part of `total` where prices include tax, else on top of it. */
  tax: number;
}

export interface PricedCart {
  lines: PricedLine[];
  codes: AppliedCode[];
  totals: Total[];
  total: number;
  tax: { included: boolean; shipping: number; total: number };
  landedCost: LandedCost;
}

/** Lines after promotions, before anything that depends on where they go. */
export interface PricedGoods {
  /** What the lines cost before discounts. */
  subtotal: number;
  codes: AppliedCode[];
  lines: (LineToPrice & { discount: number; total: number })[];
}

/**
 * Lines, discounts and bill of a cart: lines → promotions → shipping → duty → tax → total. Every
 * amount is an integer in minor units of one currency. Entries that are not `included` sum to
 * `total`; percentages are told as `items_discount`, amounts as `discount`, both negative; duty paid
 * with the bill is a `fee`; what is zero is left out, but not `subtotal`, `total` and a chosen
 * shipping that is free.
 */
export async function priceCart(
  lines: readonly LineToPrice[],
  entered: readonly string[],
  rules: readonly DiscountRule[],
  at: PricingSituation,
): Promise<PricedCart> {
  const goods = priceGoods(lines, entered, rules, at);
  const { currency, taxIncluded, dutyMode, destination, now, shipping, terms } = at;
  const parcel = goods.lines.map((line) => ({ ...line, amount: line.total }));
  const quote = await quoteLandedCost({ currency, taxIncluded, dutyMode, destination, at: now, lines: parcel, shipping: shipping ?? 0 }, terms);
  return billCart(goods, quote, at);
}

/** Takes the promotions off the lines. */
export function priceGoods(
  lines: readonly LineToPrice[],
  entered: readonly string[],
  rules: readonly DiscountRule[],
  at: Pick<PricingSituation, 'currency' | 'marketId' | 'now'>,
): PricedGoods {
  const sold = lines.map((line) => ({ id: line.id, amount: (line.unitPrice ?? 0) * line.quantity, collections: line.collections }));
  const { codes, lineDiscounts } = applyDiscounts(entered, rules, sold, at);
  return {
    subtotal: sum(sold.map(({ amount }) => amount)),
    codes,
    lines: lines.map((line, index) => {
      const discount = lineDiscounts.get(line.id)!;
      return { ...line, discount, total: sold[index]!.amount - discount };
    }),
  };
}

/** The bill: what the goods cost and what comes on top of them. */
export function billCart(
  { subtotal, codes, lines }: PricedGoods,
  { duty, tax, included, lines: lineTaxes, shipping: shippingTax, landedCost }: LandedQuote,
  { currency, shipping, addressKnown }: Pick<PricingSituation, 'currency' | 'shipping' | 'addressKnown'>,
): PricedCart {
  const takenBy = (kind: AppliedCode['kind']) => -sum(codes.filter((code) => code.kind === kind).map(({ amount }) => amount));
  const row = (type: Total['type'], amount: number, extra: Partial<Total> = {}): Total => ({ type, ...extra, amount: { amount, currency } });
  const entries = [
    row('subtotal', subtotal),
    row('items_discount', takenBy('percentage')),
    row('discount', takenBy('amount')),
    row('fulfillment', shipping ?? 0),
    row('fee', duty, { code: 'duty' }),
    row('tax', tax, included ? { included } : {}),
  ];
  const total = sum(entries.filter((entry) => !entry.included).map(({ amount }) => amount.amount));
  const isShown = ({ type, amount }: Total) => amount.amount !== 0 || type === 'subtotal' || (type === 'fulfillment' && shipping !== null);
  return {
    lines: lines.map(({ id, discount, total: after }) => ({ id, discount, total: after, tax: lineTaxes.get(id) ?? 0 })),
    codes,
    totals: [...entries.filter(isShown), row('total', total)],
    total,
    tax: { included, shipping: shippingTax, total: tax },
    landedCost: { ...landedCost, estimated: !addressKnown || shipping === null },
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
