import type { Address, GiftCardUse, Region, ShippingZone } from '@smallshop/contract';
import { isShipped } from '../../catalog/variant-data/bundle.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { applyGiftCards } from '../gift-card/apply-gift-cards.ts';
import { findGiftCards } from '../gift-card/gift-card.repo.ts';
import type { GiftCardRow } from '../records/gift-card.tables.ts';
import type { ExchangeRateRow } from '../../shop/exchange-rates/price.tables.ts';
import { findPromotions } from '../../shop/promotion-settings/promotion.repo.ts';
import type { PromotionRule } from '../../pricing/promotion/promotion-rule.ts';
import type { MarketRow } from '../../shop/store/store.tables.ts';
import type { LandedTerms } from '../../pricing/landed-cost/landed-cost.ts';
import { dayOf } from '../../catalog/variant-data/preorder.ts';
import { destinationOf } from '../../platform/places/place.ts';
import { findCartItems, type CartSale, type RequestedVariants } from '../records/cart-items.repo.ts';
import type { CartLineRow, CartRow } from '../records/cart.tables.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { priceCart, priceLines, type LineToPrice, type PricedCart, type PricedLines } from './price-cart.ts';

/** The part of RequestContext that cart and checkout use. */
export type Shop = Pick<RequestContext, 'store' | 'configuration' | 'now' | 'baseUrl'> & { db: Database };

export interface CartItem {
  line: CartLineRow;
  sale: CartSale;
}

/** A cart with everything its price depends on, read at one moment. */
export interface CartContents {
  cart: CartRow;
  region: Region;
  /** Variants of the lines, and requested ones, in the currency of the region. */
  sales: CartSale[];
  items: CartItem[];
  /**
   * Lines whose product is no longer sold. They are kept because the product may come back, but neither shown nor
   * counted.
   */
  gone: CartLineRow[];
  rules: PromotionRule[];
  /** In the order they pay. */
  giftCards: GiftCardRow[];
  /** The store's rate to the region's currency. It converts prices that are not set in that currency. */
  rate: ExchangeRateRow | null;
  zones: readonly ShippingZone[];
  terms: LandedTerms;
  /** The day in UTC, such as `2026-11-30`: pre-orders depend on it. */
  today: string;
}

/** The open checkout of a cart, as far as it decides on promotions and gift cards. Null without one. */
export type OpenCheckout = Pick<CheckoutRow, 'contact' | 'paymentId'> | null;

/** Reads a cart in the currency of its region, with its promotions and gift cards. */
export async function readContents(
  shop: Shop,
  cart: CartRow,
  checkout: OpenCheckout,
  requested: RequestedVariants = {},
): Promise<CartContents> {
  const { db, store, configuration } = shop;
  const region = currentRegion(cart.region, configuration.markets);
  const items = { storeId: store.id, cartId: cart.id, currency: region.currency, now: shop.now() };
  const { lines, sales } = await findCartItems(db, items, requested);
  const shopper = {
    codes: cart.discountCodes,
    email: checkout?.contact?.email ?? null,
    paymentId: checkout?.paymentId ?? null,
  };
  const rules = await findPromotions(db, store.id, configuration.promotions, shopper);
  const giftCards = await findGiftCards(db, store.id, cart.giftCardIds, shopper.paymentId);
  const { zones, terms, exchangeRates } = configuration;
  const rate = exchangeRates.find(({ to }) => to === region.currency) ?? null;
  const today = dayOf(items.now);
  return withLineItems({ cart, region, sales, rules, giftCards, rate, zones, terms, today }, lines);
}

/** Returns the contents with these lines. The variants of the lines have been read. */
export function withLineItems(
  contents: Omit<CartContents, 'items' | 'gone'>,
  lines: readonly CartLineRow[],
): CartContents {
  const found = lines.map((line) => ({
    line,
    sale: contents.sales.find(({ variant }) => variant.id === line.variantId),
  }));
  return {
    ...contents,
    items: found.flatMap(({ line, sale }) => (sale ? [{ line, sale }] : [])),
    gone: found.flatMap(({ line, sale }) => (sale ? [] : [line])),
  };
}

/** The lines of a cart, also those that are no longer sold, in their order. */
export function linesIn({ items, gone }: Pick<CartContents, 'items' | 'gone'>): CartLineRow[] {
  return [...items.map(({ line }) => line), ...gone].toSorted((one, other) => one.position - other.position);
}

/**
 * Returns the contents in another region: the same lines, with prices in the currency of that region. Codes, gift
 * cards and their uses stay as they were read.
 */
export async function inRegion(shop: Shop, contents: CartContents, region: Region): Promise<CartContents> {
  const cart = { ...contents.cart, region };
  const current = currentRegion(region, shop.configuration.markets);
  const rate = shop.configuration.exchangeRates.find(({ to }) => to === current.currency) ?? null;
  const lines = linesIn(contents);
  const { sales } =
    current.currency === contents.region.currency
      ? contents
      : await findCartItems(
          shop.db,
          { storeId: shop.store.id, cartId: cart.id, currency: current.currency, now: shop.now() },
          { ids: lines.map(({ variantId }) => variantId) },
        );
  return withLineItems({ ...contents, cart, region: current, rate, sales }, lines);
}

/** The lines after promotions. The shipping options depend on them. */
export function discountContents(contents: CartContents, now: Date): PricedLines {
  const {
    cart,
    region: { currency, marketId },
    rules,
  } = contents;
  return priceLines(linesToPrice(contents), cart.discountCodes, rules, { currency, marketId, now });
}

/** The totals of a cart, what gift cards pay of them and what is left to pay, in minor units. */
export interface PayableCart extends PricedCart {
  giftCards: GiftCardUse[];
  amountDue: number;
}

/**
 * Computes the totals at this moment. `shipping` is in minor units, null until an option is chosen. Without an
 * address, taxes and duties are those of the region's country.
 */
export async function priceContents(
  contents: CartContents,
  shipping: number | null,
  now: Date,
  address: Address | null = null,
): Promise<PayableCart> {
  const { cart, region, rules, terms } = contents;
  const { currency, marketId, country, taxIncluded, dutyMode } = region;
  const destination = destinationOf(country, address);
  const addressKnown = address?.country === country;
  const priced = await priceCart(linesToPrice(contents), cart.discountCodes, rules, {
    currency,
    marketId,
    taxIncluded,
    dutyMode,
    destination,
    addressKnown,
    now,
    shipping,
    terms,
  });
  const { uses, amountDue } = applyGiftCards(contents.giftCards, { total: priced.total, currency, now });
  return { ...priced, giftCards: uses, amountDue };
}

function linesToPrice({ items }: CartContents): LineToPrice[] {
  return items.map(({ line, sale: { price, variant, collections } }) => ({
    id: line.id,
    sku: variant.sku,
    quantity: line.quantity,
    unitPrice: price?.amount ?? null,
    collections,
    taxCategory: variant.taxCategory,
    hsCode: variant.hsCode,
    originCountry: variant.originCountry,
    requiresShipping: isShipped(variant),
  }));
}

/** The stored region with the current terms of its market. */
function currentRegion(region: Region, markets: readonly MarketRow[]): Region {
  const market = markets.find(({ countries }) => countries.includes(region.country)) ?? markets[0];
  if (!market) return region;
  return {
    ...region,
    marketId: market.id,
    country: market.countries.includes(region.country) ? region.country : market.countries[0]!,
    currency: market.currencies.includes(region.currency) ? region.currency : market.currencies[0]!,
    taxIncluded: market.taxIncluded,
    dutyMode: market.dutyMode,
  };
}
