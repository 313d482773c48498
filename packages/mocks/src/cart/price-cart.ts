import {
  listTotals,
  sum,
  type AppliedPromotion,
  type DiscountCode,
  type GiftCardUse,
  type LandedCost,
  type LineItem,
  type Money,
  type Region,
  type Total,
  type TotalType,
} from '@smallshop/contract';
import { findVariant, showSummary, showVariant, variantId } from '../catalog/catalog.views.ts';
import type { CartRecord, ShopState } from '../shop/shop-state.ts';
import { payWithCards } from '../gift-card/gift-card.views.ts';
import { landedCost } from './landed-cost.ts';
import { discountOf, type Takes } from '../promotion/promotion.views.ts';
import { requiresShipping } from '../shipping/shipping.views.ts';
import { markets } from '../store/store.data.ts';
import { leftOf, preorderOf } from '../shop/left-of.ts';

/** From this stock up, the shop does not show the quantity. */
const ample = 20;

export interface PricedCart {
  lines: LineItem[];
  discountCodes: DiscountCode[];
  promotions: AppliedPromotion[];
  giftCards: GiftCardUse[];
  totals: Total[];
  amountDue: Money;
  landedCost: LandedCost;
}

/** Computes lines, codes, gift cards and totals of a cart. `shipping` is in minor units, null if none is chosen. */
export function priceCart(
  shop: ShopState,
  cart: CartRecord,
  region: Region,
  shipping: number | null,
  addressKnown = false,
): PricedCart {
  const { currency } = region;
  const money = (amount: number) => ({ amount, currency });
  const subtotal = sum(cart.lines.map((line) => grossOf(shop, line, region)));
  const { percent, freeShipping, codes, promotions } = discountOf(shop, cart.discountCodes, region, subtotal);
  const lines = cart.lines.map((line) => showLine(shop, line, region, percent));
  const discount = sum(lines.map((line) => line.discount.amount));

  const rate = markets.find(({ id }) => id === region.marketId)!.taxRate;
  const taxOf = (amount: number) => Math.round((amount * rate) / (region.taxIncluded ? 100 + rate : 100));
  const sent = freeShipping ? 0 : (shipping ?? 0);
  const tax = sum([...lines.map(({ total }) => taxOf(total.amount)), taxOf(sent)]);
  const total = subtotal - discount + sent + (region.taxIncluded ? 0 : tax);
  const withAmount = <T extends { takes: Takes }>({ takes, ...entry }: T) => ({
    ...entry,
    amount: money(takes === 'items' ? discount : takes === 'shipping' ? (shipping ?? 0) : 0),
  });
  return {
    lines,
    discountCodes: codes.map(withAmount),
    promotions: promotions.map(withAmount),
    ...payWithCards(shop, cart.giftCards, money(total)),
    totals: listTotals(
      {
        subtotal,
        itemsDiscount: -discount,
        fulfillment: shipping,
        shippingDiscount: freeShipping ? -(shipping ?? 0) : 0,
        [region.taxIncluded ? 'taxIncluded' : 'tax']: tax,
        total,
      },
      currency,
    ),
    landedCost: landedCost(
      region,
      rate,
      { base: money(subtotal - discount + sent), amount: money(tax) },
      !addressKnown || (shipping === null && requiresShipping(shop, cart)),
    ),
  };
}

function grossOf(shop: ShopState, { sku, quantity }: CartRecord['lines'][number], region: Region): number {
  const { product, variant } = findVariant(shop, sku)!;
  return showVariant(shop, product, variant, region).price.amount * quantity;
}

function showLine(shop: ShopState, line: CartRecord['lines'][number], region: Region, percent: number): LineItem {
  const { product, variant } = findVariant(shop, line.sku)!;
  const shown = showVariant(shop, product, variant, region);
  const {
    title,
    selectedOptions,
    price,
    compareAtPrice,
    imageId,
    unitPricing,
    quantityRule,
    maxPerCustomer,
    components,
  } = shown;
  const summary = showSummary(shop, product, region);
  const gross = price.amount * line.quantity;
  const discount = Math.round((gross * percent) / 100);
  const left = leftOf(shop, line.sku);
  const preorder = preorderOf(shop, line.sku, line.quantity);
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
    requiresShipping: !shop.withoutShipping.has(line.sku),
    ...(unitPricing && { unitPricing }),
    ...(quantityRule && { quantityRule }),
    ...(maxPerCustomer !== undefined && { maxPerCustomer }),
    ...(preorder && { preorder }),
    ...(components && { components }),
  };
}

/** Amount of the total of this type, in minor units. 0 if there is none. */
export function amountOf(totals: readonly Total[], type: TotalType): number {
  return totals.find((total) => total.type === type)?.amount.amount ?? 0;
}
