import { scaleHalfUp } from '../cart/allocate.ts';

/** What is taxed: amounts in minor units after discounts. */
export interface TaxRequest {
  country: string;
  /** Whether the amounts contain the tax already. */
  included: boolean;
  lines: readonly { id: string; amount: number }[];
  shipping: number;
}

export interface TaxResult {
  included: boolean;
  /** Tax of each line by its id, in minor units. */
  lines: Map<string, number>;
  shipping: number;
  total: number;
}

/** Works out tax. A provider that knows more than a rate a country replaces `tableTax`. */
export type TaxProvider = (request: TaxRequest) => TaxResult;

/**
 * One standard rate a country, in basis points (1900 is 19 %); a country without a rate has none.
 * Rounded half up for each line and for shipping, so that an invoice can show the tax of every line
 * and its sum is the tax of the order. In gross prices the tax is amount × rate ÷ (1 + rate).
 */
export function tableTax(rates: ReadonlyMap<string, number>): TaxProvider {
  return ({ country, included, lines, shipping }) => {
    const rate = rates.get(country) ?? 0;
    const taxOf = (amount: number) => scaleHalfUp(amount, rate, included ? 10_000 + rate : 10_000);
    const byLine = new Map(lines.map(({ id, amount }) => [id, taxOf(amount)]));
    const onShipping = taxOf(shipping);
    const total = [...byLine.values()].reduce((sum, tax) => sum + tax, onShipping);
    return { included, lines: byLine, shipping: onShipping, total };
  };
}
