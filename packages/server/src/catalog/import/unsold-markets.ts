import { sum, type ShippingZone } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { products, variantPrices, variants } from '../catalog.tables.ts';
import { componentsColumn, isShipped, weightOf } from '../variant-data/bundle.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
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

/** A country of a market, with what is offered there. */
type Place = Offer & { market: number };

/** Products that are not sold in the same places, for the same reasons. */
interface Outcome {
  /** Of each place; null where the product can be bought. */
  reasons: (UnsoldReason | null)[];
  products: number;
}

/** Products that are read at once. A statement has room for 65,535 parameters. */
const batchSize = 1000;

/** Where imported products are not sold: converted prices count as prices. */
export async function findUnsoldMarkets(
  db: Database,
  storeId: string,
  productIds: readonly string[],
): Promise<UnsoldMarket[]> {
  const [zones, rates] = [await findZones(db, storeId), await findExchangeRates(db, storeId)];
  const markets = await findMarkets(db, storeId);
  const places = markets.flatMap(({ countries, currencies }, market): Place[] => {
    const currency = currencies[0]!;
    const rate = rates.find(({ to }) => to === currency) ?? null;
    return countries.map((country) => ({ market, currency, country, rate, zone: zoneOf(zones, country) }));
  });
  const outcomes = new Outcomes(places);
  let hidden = 0;
  for (let start = 0; start < productIds.length; start += batchSize) {
    const found = await findVariants(db, productIds.slice(start, start + batchSize));
    for (const ofProduct of Map.groupBy(found, ({ productId }) => productId).values()) {
      // Other missing parts of a hidden product are reported before it is published.
      outcomes.add(ofProduct);
      if (ofProduct.some(({ published }) => !published)) hidden += 1;
    }
  }
  const unsold = markets.flatMap(({ name, currencies }, market): UnsoldMarket[] => {
    const found = new Map<UnsoldReason, { countries: Set<string>; outcomes: Set<Outcome> }>();
    for (const [index, place] of places.entries()) {
      if (place.market !== market) continue;
      for (const outcome of outcomes.all()) {
        const reason = outcome.reasons[index];
        if (!reason) continue;
        const group = found.get(reason) ?? { countries: new Set(), outcomes: new Set() };
        group.countries.add(place.country);
        group.outcomes.add(outcome);
        found.set(reason, group);
      }
    }
    return [...found].map(([reason, group]) => {
      const products = sum([...group.outcomes].map((outcome) => outcome.products));
      return { name, currency: currencies[0]!, reason, countries: [...group.countries], products };
    });
  });
  return hidden > 0
    ? [{ name: '', countries: [], currency: '', reason: 'hidden', products: hidden }, ...unsold]
    : unsold;
}

/**
 * The outcomes of products, each of which is found once for all products whose variants have the same prices, weights
 * and limits. Nothing else of a product is kept: an import may have hundreds of thousands of variants.
 */
class Outcomes {
  readonly #places: readonly Place[];
  /** By a hash of what decides. */
  readonly #known = new Map<string, Outcome>();
  /** By their reasons. */
  readonly #different = new Map<string, Outcome>();

  constructor(places: readonly Place[]) {
    this.#places = places;
  }

  all(): Iterable<Outcome> {
    return this.#different.values();
  }

  add(ofProduct: readonly Sellable[]): void {
    const facts = ofProduct.map(({ id: _, productId: __, prices, ...rest }) => [rest, [...prices].toSorted()]);
    const hash = hashToken(JSON.stringify(facts));
    const outcome = this.#known.get(hash) ?? this.#find(ofProduct);
    this.#known.set(hash, outcome);
    outcome.products += 1;
  }

  #find(ofProduct: readonly Sellable[]): Outcome {
    const reasons = this.#places.map((place) => {
      const reason = reasonOf(ofProduct[0]!, place);
      // One variant that can be bought is enough.
      return ofProduct.some((variant) => reasonOf(variant, place) === null) ? null : reason;
    });
    const text = reasons.join();
    const outcome = this.#different.get(text) ?? { reasons, products: 0 };
    this.#different.set(text, outcome);
    return outcome;
  }
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
  const rows = await db
    .select({
      id: variants.id,
      productId: variants.productId,
      published: products.published,
      weightGrams: variants.weightGrams,
      requiresShipping: variants.requiresShipping,
      components: componentsColumn,
      shipsOnlyTo: variants.shipsOnlyTo,
      shipsNotTo: variants.shipsNotTo,
      productOnlyTo: products.shipsOnlyTo,
      productNotTo: products.shipsNotTo,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(isOneOf(variants.productId, productIds));
  const priced = await db
    .select({ variantId: variantPrices.variantId, currency: variantPrices.currency, amount: variantPrices.amount })
    .from(variantPrices)
    .innerJoin(variants, eq(variants.id, variantPrices.variantId))
    .where(isOneOf(variants.productId, productIds));
  const prices = Map.groupBy(priced, ({ variantId }) => variantId);
  return rows.map(({ components, ...row }) => ({
    ...row,
    weightGrams: weightOf({ ...row, components }),
    requiresShipping: isShipped({ ...row, components }),
    prices: new Map((prices.get(row.id) ?? []).map(({ currency, amount }) => [currency, amount])),
  }));
}
