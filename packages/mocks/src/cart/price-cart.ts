import type { AppliedPromotion, DiscountCode, LandedCost, LineItem, Region, Total, TotalType } from '@smallshop/contract';
import { findVariant, showSummary, showVariant, variantId } from '../catalog/catalog.views.ts';
import type { CartRecord, ShopState } from '../shop/shop-state.ts';
import { landedCost } from './landed-cost.ts';
import { markets } from '../store/store.data.ts';
import { leftOf } from '../shop/left-of.ts';

/** Ten percent off everything. */
export const discountCode = 'WELCOME10';

/** From this many pieces up, the shop does not tell how many it has. */
const ample = 20;

export interface PricedCart {
  lines: LineItem[];
  discountCodes: DiscountCode[];
  promotions: AppliedPromotion[];
  totals: Total[];
  landedCost: LandedCost;
}

/** Lines, codes and bill of a cart. `shipping` in minor units, null as long as none is chosen. */
export function priceCart(shop: ShopState, cart: CartRecord, region: Region, shipping: number | null, addressKnown = false): PricedCart {
  const { currency } = region;
  const money = (amount: number) => ({ amount, currency });
  const codes = [...new Set(cart.discountCodes.map((code) => code.trim().toUpperCase()))];
  const percent = codes.includes(discountCode) ? 10 : 0;
  const lines = cart.lines.map((line) => showLine(shop, line, region, percent));
  const subtotal = sum(lines.map(({ unitPrice, quantity }) => unitPrice.amount * quantity));
  const discount = sum(lines.map((line) => line.discount.amount));

  const rate = markets.find(({ id }) => id === region.marketId)!.taxRate;
  const taxOf = (amount: number) => Math.round((amount * rate) / (region.taxIncluded ? 100 + rate : 100));
  const tax = sum([...lines.map(({ total }) => taxOf(total.amount)), taxOf(shipping ?? 0)]);
  const total = subtotal - discount + (shipping ?? 0) + (region.taxIncluded ? 0 : tax);
  const row = (type: TotalType, amount: number): Total => ({ type, amount: money(amount) });
  return {
    lines,
    discountCodes: codes.map((code) =>
      code === discountCode && discount > 0
        ? { code, applied: true, amount: money(discount) }
        : { code, applied: false, reason: code === discountCode ? 'no_matching_items' : 'unknown', amount: money(0) },
    ),
    promotions: [],
    totals: [
      row('subtotal', subtotal),
      ...(discount ? [row('items_discount', -discount)] : []),
      ...(shipping === null ? [] : [row('fulfillment', shipping)]),
      ...(tax ? [{ ...row('tax', tax), ...(region.taxIncluded && { included: true }) }] : []),
      row('total', total),
    ],
    landedCost: landedCost(region, rate, { base: money(subtotal - discount + (shipping ?? 0)), amount: money(tax) }, shipping === null || !addressKnown),
  };
}

function showLine(shop: ShopState, line: CartRecord['lines'][number], region: Region, percent: number): LineItem {
  const { product, variant } = findVariant(shop, line.sku)!;
  const { title, selectedOptions, price, compareAtPrice, imageId } = showVariant(shop, product, variant, region);
  const summary = showSummary(shop, product, region);
  const gross = price.amount * line.quantity;
  const discount = Math.round((gross * percent) / 100);
  const left = leftOf(shop, line.sku);
  return {
    id: line.id,
    variantId: variantId(line.sku),
    sku: line.sku,
    productHandle: product.handle,
    title: summary.title,
    variantTitle: title,
    selectedOptions,
    image: summary.images.find(({ id }) => id === imageId) ?? null,
    quantity: line.quantity,
    unitPrice: price,
    compareAtPrice,
    discount: { ...price, amount: discount },
    total: { ...price, amount: gross - discount },
    maxQuantity: left < ample ? left : null,
  };
}

/** The row of that type, in minor units; 0 where the bill has none. */
export function amountOf(totals: readonly Total[], type: TotalType): number {
  return totals.find((total) => total.type === type)?.amount.amount ?? 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
