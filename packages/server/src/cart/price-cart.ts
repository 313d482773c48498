import type { Total, TotalType } from '@smallshop/contract';
import type { TaxProvider } from '../checkout/tax.ts';
import { applyDiscounts, type AppliedCode, type DiscountRule } from './discounts.ts';

/** A line to be priced. `unitPrice` is in minor units, null where the variant cannot be bought in this region. */
export interface LineToPrice {
  id: string;
  quantity: number;
  unitPrice: number | null;
  collections: readonly string[];
}

export interface PricingSituation {
  currency: string;
  marketId: string;
  country: string;
  taxIncluded: boolean;
  now: Date;
  tax: TaxProvider;
  /** Minor units; null as long as no way of shipping is chosen. */
  shipping: number | null;
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
}

/**
 * Lines, discounts and bill of a cart. Every amount is an integer in minor units of one currency.
 * Entries that are not `included` sum to `total`; percentages are told as `items_discount`, amounts
 * as `discount`, both negative; what is zero is left out, but not `subtotal`, `total` and a chosen
 * shipping that is free.
 */
export function priceCart(
  lines: readonly LineToPrice[],
  entered: readonly string[],
  rules: readonly DiscountRule[],
  at: PricingSituation,
): PricedCart {
  const sold = lines.map((line) => ({ id: line.id, amount: (line.unitPrice ?? 0) * line.quantity, collections: line.collections }));
  const { codes, lineDiscounts } = applyDiscounts(entered, rules, sold, at);
  const net = sold.map(({ id, amount }) => ({ id, amount: amount - lineDiscounts.get(id)! }));
  const tax = at.tax({ country: at.country, included: at.taxIncluded, lines: net, shipping: at.shipping ?? 0 });
  const takenBy = (kind: AppliedCode['kind']) => -sum(codes.filter((code) => code.kind === kind).map(({ amount }) => amount));
  const entries: [TotalType, number, boolean][] = [
    ['subtotal', sum(sold.map(({ amount }) => amount)), true],
    ['items_discount', takenBy('percentage'), false],
    ['discount', takenBy('amount'), false],
    ['fulfillment', at.shipping ?? 0, at.shipping !== null],
  ];
  const beforeTax = sum(entries.map(([, amount]) => amount));
  const total = beforeTax + (tax.included ? 0 : tax.total);
  const row = (type: TotalType, amount: number): Total => ({ type, amount: { amount, currency: at.currency } });
  return {
    lines: net.map(({ id, amount }) => ({ id, discount: lineDiscounts.get(id)!, total: amount, tax: tax.lines.get(id)! })),
    codes,
    totals: [
      ...entries.filter(([, amount, always]) => always || amount !== 0).map(([type, amount]) => row(type, amount)),
      ...(tax.total === 0 ? [] : [{ ...row('tax', tax.total), ...(tax.included && { included: true }) }]),
      row('total', total),
    ],
    total,
    tax: { included: tax.included, shipping: tax.shipping, total: tax.total },
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
