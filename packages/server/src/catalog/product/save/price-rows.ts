import type { ExchangeRateRow } from '../../../shop/exchange-rates/price.tables.ts';
import type { VariantPriceRow } from '../../catalog.tables.ts';
import { convertPrice, isConvertible } from '../../prices/convert-prices.ts';
import type { PriceInput } from '../product-input.ts';

/**
 * The prices of a variant: those that the merchant set, and those converted from them into other currencies. A
 * converted price that would be too large is left out.
 */
export function priceRows(variantId: string, set: PriceInput, rates: readonly ExchangeRateRow[]): VariantPriceRow[] {
  const own = Object.entries(set).map(([currency, { amount, compareAtAmount }]) => ({
    variantId,
    currency,
    amount,
    compareAtAmount,
    exchangeRateId: null,
  }));
  const converted = rates
    .filter(({ to }) => set[to] === undefined)
    .flatMap((rate) => own.filter(({ currency }) => currency === rate.from).map((price) => convertPrice(price, rate)))
    .filter(isConvertible);
  return [...own, ...converted];
}
