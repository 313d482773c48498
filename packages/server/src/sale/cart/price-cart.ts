import { listTotals, sum, type DutyMode, type LandedCost, type Total, type TotalKind } from '@smallshop/contract';
import { roundToPayable } from '../../money/payable-step.ts';
import { applyPromotions, type AppliedPromotion, type CodeResult } from '../../pricing/promotion/apply-promotions.ts';
import { priceOf, type PromotionRule } from '../../pricing/promotion/promotion-rule.ts';
import { quoteLandedCost, type LandedTerms } from '../../pricing/landed-cost/landed-cost.ts';
import type { LandedQuote } from '../../pricing/landed-cost/landed-quote.ts';
import type { Place } from '../../platform/places/place.ts';

/** A line to be priced. `unitPrice` is in minor units, null if the variant cannot be bought in this region. */
export interface LineToPrice {
  id: string;
  sku: string;
  quantity: number;
  unitPrice: number | null;
  collections: readonly string[];
  taxCategory: string;
  hsCode: string | null;
  originCountry: string | null;
  requiresShipping: boolean;
}

export interface PricingSituation {
  currency: string;
  marketId: string;
  taxIncluded: boolean;
  dutyMode: DutyMode;
  destination: Place;
  /** True for an address; false for a country, for which taxes and duties are an estimate. */
  addressKnown: boolean;
  now: Date;
  /** Minor units; null until a shipping option is chosen, and if nothing is shipped. */
  shipping: number | null;
  terms: LandedTerms;
}

export interface PricedLine {
  id: string;
  discount: number;
  /** unitPrice × quantity − discount. */
  total: number;
  /** Part of `total` if prices include tax, else on top of it. */
  tax: number;
}

export interface PricedCart {
  lines: PricedLine[];
  codes: CodeResult[];
  automatic: AppliedPromotion[];
  freeShipping: boolean;
  totals: Total[];
  total: number;
  tax: { included: boolean; shipping: number; total: number };
  landedCost: LandedCost;
}

/** Lines after promotions, before shipping, duties and taxes. */
export interface PricedLines {
  /** What the lines cost before discounts. */
  subtotal: number;
  codes: CodeResult[];
  /** Promotions without a code that apply. */
  automatic: AppliedPromotion[];
  /** Id of the promotion that makes shipping free; null without one. */
  freeShipping: string | null;
  lines: (LineToPrice & { discount: number; total: number })[];
}

/** Priced lines with the discount on their shipping, in minor units. */
export interface ShippedLines extends PricedLines {
  shippingDiscount: number;
}

/**
 * Computes lines, discounts and totals of a cart in this order: lines → promotions → shipping → duty → tax → total.
 * Every amount is an integer in minor units of one currency. Entries that are not `included` sum to `total`.
 * Percentages and buy X get Y become `items_discount`, amounts become `discount`, free shipping becomes a
 * `discount` with the code `shipping`; all of these are negative. Duty that is paid with the order is a `fee`. The
 * amount by which the total is rounded down is a `discount` with the code `rounding`. Entries of zero are left out,
 * except `subtotal`, `total` and a chosen shipping option that is free.
 */
export async function priceCart(
  lines: readonly LineToPrice[],
  entered: readonly string[],
  rules: readonly PromotionRule[],
  at: PricingSituation,
): Promise<PricedCart> {
  const priced = freeShipping(priceLines(lines, entered, rules, at), at.shipping ?? 0);
  const { currency, taxIncluded, dutyMode, destination, now, shipping, terms } = at;
  const parcel = priced.lines.map((line) => ({ ...line, amount: line.total }));
  const quote = await quoteLandedCost(
    {
      currency,
      taxIncluded,
      dutyMode,
      destination,
      at: now,
      lines: parcel,
      shipping: (shipping ?? 0) - priced.shippingDiscount,
    },
    terms,
  );
  return totalCart(priced, quote, at);
}

/** Takes the promotions off the lines. */
export function priceLines(
  lines: readonly LineToPrice[],
  entered: readonly string[],
  rules: readonly PromotionRule[],
  at: Pick<PricingSituation, 'currency' | 'marketId' | 'now'>,
): PricedLines {
  const { lineDiscounts, ...promoted } = applyPromotions(entered, rules, lines, at);
  return {
    ...promoted,
    subtotal: sum(lines.map(priceOf)),
    lines: lines.map((line, index) => {
      const discount = lineDiscounts[index]!;
      return { ...line, discount, total: priceOf(line) - discount };
    }),
  };
}

/** Takes the shipping, in minor units, off the totals if a promotion makes it free. */
function freeShipping(priced: PricedLines, shipping: number): ShippedLines {
  const { freeShipping: id, codes, automatic } = priced;
  if (id === null) return { ...priced, shippingDiscount: 0 };
  const taken = <P extends { id: string | null }>(each: P): P =>
    each.id === id ? { ...each, amount: shipping } : each;
  return { ...priced, codes: codes.map(taken), automatic: automatic.map(taken), shippingDiscount: shipping };
}

/**
 * Computes the totals: the lines and what is added to them, rounded down to an amount that can be paid. Taxes are
 * computed before the rounding.
 */
export function totalCart(
  { subtotal, codes, automatic, freeShipping: freeBy, lines, shippingDiscount }: ShippedLines,
  { duty, tax, included, lines: lineTaxes, shipping: shippingTax, landedCost }: LandedQuote,
  { currency, shipping, addressKnown }: Pick<PricingSituation, 'currency' | 'shipping' | 'addressKnown'>,
): PricedCart {
  const takenBy = (...kinds: CodeResult['kind'][]) =>
    -sum([...codes, ...automatic].filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
  // Computed before the rounding. Tax in gross prices is part of the other amounts.
  const charged: Record<Exclude<TotalKind, 'taxIncluded' | 'rounding' | 'total'>, number> = {
    subtotal,
    itemsDiscount: takenBy('buy_x_get_y', 'percentage'),
    discount: takenBy('amount'),
    fulfillment: shipping ?? 0,
    shippingDiscount: 0 - shippingDiscount,
    duty,
    tax: included ? 0 : tax,
    fee: 0,
  };
  const exact = sum(Object.values(charged));
  const total = roundToPayable(exact, currency);
  return {
    lines: lines.map(({ id, discount, total: after }) => ({ id, discount, total: after, tax: lineTaxes.get(id) ?? 0 })),
    codes,
    automatic,
    freeShipping: freeBy !== null,
    totals: listTotals(
      { ...charged, fulfillment: shipping, taxIncluded: included ? tax : 0, rounding: total - exact, total },
      currency,
    ),
    total,
    tax: { included, shipping: shippingTax, total: tax },
    landedCost: {
      ...landedCost,
      estimated: !addressKnown || (shipping === null && lines.some(({ requiresShipping }) => requiresShipping)),
    },
  };
}
