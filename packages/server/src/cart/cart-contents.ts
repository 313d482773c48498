import type { Region } from '@smallshop/contract';
import type { RequestContext } from '../context.ts';
import { findVariantsForSale, type VariantForSale } from '../catalog/variant-lookup.ts';
import { findTaxRates } from '../checkout/commerce.repo.ts';
import { tableTax, type TaxProvider } from '../checkout/tax.ts';
import type { Database } from '../db/client.ts';
import { findMarkets } from '../store/store.repo.ts';
import type { MarketRow } from '../store/store.tables.ts';
import { findCollections, findDiscounts, findLines } from './cart.repo.ts';
import type { CartLineRow, CartRow } from './cart.tables.ts';
import type { DiscountRule } from './discounts.ts';
import { priceCart, type PricedCart } from './price-cart.ts';

/** What of a request carts and checkouts work with. */
export type Shop = Pick<RequestContext, 'store' | 'now' | 'baseUrl'> & { db: Database };

export interface CartItem {
  line: CartLineRow;
  sale: VariantForSale;
  collections: string[];
}

/** A cart with everything its price depends on, read at one moment. */
export interface CartContents {
  cart: CartRow;
  region: Region;
  items: CartItem[];
  /** Lines whose product is no longer sold; kept, because it may come back, but neither shown nor counted. */
  gone: CartLineRow[];
  rules: DiscountRule[];
  tax: TaxProvider;
}

export async function readContents(shop: Shop, cart: CartRow): Promise<CartContents> {
  const { db, store } = shop;
  const region = currentRegion(cart.region, await findMarkets(db, store.id));
  const lines = await findLines(db, cart.id);
  const sales = await findVariantsForSale(db, store.id, { ids: lines.map(({ variantId }) => variantId) }, region.currency);
  const collections = await findCollections(db, [...new Set(sales.map(({ product }) => product.id))]);
  const found = lines.map((line) => ({ line, sale: sales.find(({ variant }) => variant.id === line.variantId) }));
  return {
    cart,
    region,
    items: found.flatMap(({ line, sale }) => (sale ? [{ line, sale, collections: collections.get(sale.product.id) ?? [] }] : [])),
    gone: found.flatMap(({ line, sale }) => (sale ? [] : [line])),
    rules: await findDiscounts(db, store.id, cart.discountCodes),
    tax: tableTax(await findTaxRates(db, store.id)),
  };
}

/** The bill at this moment; `shipping` in minor units, null as long as none is chosen. */
export function priceContents(contents: CartContents, shipping: number | null, now: Date): PricedCart {
  const { cart, region, items, rules, tax } = contents;
  const { currency, marketId, country, taxIncluded } = region;
  const lines = items.map(({ line, sale, collections }) => ({
    id: line.id,
    quantity: line.quantity,
    unitPrice: sale.price?.amount ?? null,
    collections,
  }));
  return priceCart(lines, cart.discountCodes, rules, { currency, marketId, country, taxIncluded, now, tax, shipping });
}

/** The region as decided, under the terms its market has today. */
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
