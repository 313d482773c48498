import type { ShippingZone } from '@smallshop/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { products, variantPrices, variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { findExchangeRates } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import type { Conversion } from '../../money/convert-amount.ts';
import { matchZone } from '../../pricing/shipping/match-zone.ts';
import { offerShipping } from '../../pricing/shipping/offer-shipping.ts';
import { mayBeSentTo } from '../../pricing/shipping/shipping-limits.ts';
import { findZones } from '../../shop/shipping-settings/shipping.repo.ts';
import { findMarkets } from '../../shop/store/store.repo.ts';

/**
 * Why a product cannot be bought somewhere: it is hidden, has no price in the market's currency, its shipping limits
 * leave the country out, no shipping zone has the country, or no way of shipping there takes its weight and currency.
 */
export type UnsoldReason = 'hidden' | 'no_price' | 'shipping_limits' | 'no_zone' | 'no_rate';

/** Countries of a market in which some of the imported products cannot be bought, for one reason. */
export interface UnsoldMarket {
  /** Empty for `hidden`, which is everywhere. */
  name: string;
  countries: string[];
  currency: string;
  reason: UnsoldReason;
  /** How many of the imported products. */
  products: number;
}

interface Offer {
  currency: string;
  country: string;
  zone: ShippingZone | null;
  rate: Conversion | null;
}

type Sellable = Awaited<ReturnType<typeof findVariants>>[number];

/** Where imported products are not sold: converted prices count as prices. */
export async function findUnsoldMarkets(
  db: Database,
  storeId: string,
  productIds: readonly string[],
): Promise<UnsoldMarket[]> {
  const all = await findVariants(db, productIds);
  const hidden = new Set(all.filter(({ published }) => !published).map(({ productId }) => productId));
  // Other missing parts of a hidden product are reported before it is published.
  const alike = groupAlike(all);
  const [zones, rates] = [await findZones(db, storeId), await findExchangeRates(db, storeId)];
  const unsold: UnsoldMarket[] =
    hidden.size > 0 ? [{ name: '', countries: [], currency: '', reason: 'hidden', products: hidden.size }] : [];
  for (const { name, countries, currencies } of await findMarkets(db, storeId)) {
    const currency = currencies[0]!;
    const rate = rates.find(({ to }) => to === currency) ?? null;
    const found = new Map<UnsoldReason, { countries: Set<string>; products: Set<string> }>();
    for (const country of countries) {
      const offer = { currency, country, zone: zoneOf(zones, country), rate };
      for (const { variants: ofProduct, productIds: ids } of alike) {
        const reason = reasonOf(ofProduct[0]!, offer);
        // One variant that can be bought is enough.
        if (!reason || ofProduct.some((variant) => reasonOf(variant, offer) === null)) continue;
        const group = found.get(reason) ?? { countries: new Set(), products: new Set() };
        group.countries.add(country);
        for (const id of ids) group.products.add(id);
        found.set(reason, group);
      }
    }
    for (const [reason, group] of found)
      unsold.push({ name, currency, reason, countries: [...group.countries], products: group.products.size });
  }
  return unsold;
}

interface AlikeProducts {
  /** Those of the first of the products. */
  variants: Sellable[];
  productIds: string[];
}

/** Products that are sold in the same countries, because their variants have the same prices, weights and limits. */
function groupAlike(all: readonly Sellable[]): AlikeProducts[] {
  const found = new Map<string, AlikeProducts>();
  for (const [productId, ofProduct] of Map.groupBy(all, (variant) => variant.productId)) {
    const key = JSON.stringify(
      ofProduct.map(({ id: _, productId: __, prices, ...facts }) => [facts, [...prices].toSorted()]),
    );
    const alike = found.get(key);
    if (alike) alike.productIds.push(productId);
    else found.set(key, { variants: ofProduct, productIds: [productId] });
  }
  return [...found.values()];
}

/** A zone that has only parts of the country counts: there are places to send to. */
function zoneOf(zones: readonly ShippingZone[], country: string): ShippingZone | null {
  return (
    matchZone(zones, { country }) ??
    zones.find(({ places }) => places.some((place) => place.country === country)) ??
    null
  );
}

function reasonOf(variant: Sellable, { currency, country, zone, rate }: Offer): UnsoldReason | null {
  const price = variant.prices.get(currency);
  if (price === undefined) return 'no_price';
  if (!mayBeSentTo(country, { shipsOnlyTo: variant.productOnlyTo, shipsNotTo: variant.productNotTo }, variant))
    return 'shipping_limits';
  if (!variant.requiresShipping) return null;
  if (!zone) return 'no_zone';
  const parcel = {
    currency,
    language: 'en',
    defaultLanguage: 'en',
    itemsTotal: price,
    weightGrams: variant.weightGrams,
    rate,
  };
  return offerShipping(zone.rates, parcel).length > 0 ? null : 'no_rate';
}

async function findVariants(db: Database, productIds: readonly string[]) {
  const found = [];
  // A statement has room for 65,535 parameters.
  for (let start = 0; start < productIds.length; start += 1000) {
    const ids = productIds.slice(start, start + 1000);
    const rows = await db
      .select({
        id: variants.id,
        productId: variants.productId,
        published: products.published,
        weightGrams: variants.weightGrams,
        requiresShipping: variants.requiresShipping,
        shipsOnlyTo: variants.shipsOnlyTo,
        shipsNotTo: variants.shipsNotTo,
        productOnlyTo: products.shipsOnlyTo,
        productNotTo: products.shipsNotTo,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(inArray(variants.productId, ids));
    const priced = await db
      .select({ variantId: variantPrices.variantId, currency: variantPrices.currency, amount: variantPrices.amount })
      .from(variantPrices)
      .innerJoin(variants, and(eq(variants.id, variantPrices.variantId), inArray(variants.productId, ids)));
    const prices = Map.groupBy(priced, ({ variantId }) => variantId);
    found.push(
      ...rows.map((row) => ({
        ...row,
        prices: new Map((prices.get(row.id) ?? []).map(({ currency, amount }) => [currency, amount])),
      })),
    );
  }
  return found;
}
