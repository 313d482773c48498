import type { Threshold } from '../../money/converter.ts';

/** Ways in which places tax shipping: at the rate of what is shipped, or not at all. */
export type ShippingTax = 'as_goods' | 'untaxed';

/** Percent by tax category; `standard` is for every category that has none of its own. */
export type CategoryPercents = { standard: number } & Record<string, number>;

/** The taxes of a place from a day on, until the next entry of the same place. */
export interface PlaceTaxes {
  country: string;
  /** ISO 3166-2 without its country; left out for the country itself. */
  area?: string;
  /** Rates under this rule only, such as cross-border retail imports into China. */
  scheme?: string;
  /** ISO 8601 date. */
  validFrom: string;
  /** The authority's page that the numbers were read from. */
  source: string;
  shipping: ShippingTax;
  taxes: readonly PlaceTax[];
}

export interface PlaceTax {
  name: string;
  /** Where it is not the place itself that levies it, as the federal GST in a province. */
  jurisdiction?: string;
  percent: CategoryPercents;
  /** Another rate for items of a category up to a price; known in that currency only. */
  upTo?: { category: string; percent: number; limit: Threshold };
  /** Counted on the price and the taxes before it. */
  compound?: boolean;
  /** The rate applies to the price including the tax (Brazil's ICMS). Such a tax is never combined with others. */
  inside?: boolean;
}

/** A rate that a merchant set: it takes the place of what the tables say. */
export interface MerchantRate {
  country: string;
  /** Empty: the whole country. */
  area: string;
  category: string;
  name: string;
  ratePpm: number;
  /** Whether shipping is taxed like the items. */
  shippingTaxed: boolean;
}

export interface RateComponent {
  name: string;
  jurisdiction: string;
  ratePpm: number;
  compound: boolean;
  inside: boolean;
}

export interface FoundRates {
  components: RateComponent[];
  shipping: ShippingTax;
}

const parents: Readonly<Record<string, string>> = { childrens_clothing: 'clothing' };

/** The categories to look under, closest first. */
function chain(category: string): string[] {
  const parent = parents[category];
  return [...new Set([category, ...(parent ? [parent] : []), 'standard'])];
}

/** The place and day of a tax, and the price of one item. */
export interface TaxedShare {
  country: string;
  administrativeArea?: string;
  scheme: string | null;
  /** ISO 8601 date. */
  day: string;
  category: string;
  price?: Threshold;
}

/**
 * The rates of a category in a place on a day. A merchant's rate wins over the tables where both are
 * equally close to the category; of the tables, the area's entry wins over the country's. The
 * category `zero` is never taxed. No entry: no tax.
 */
export function findTaxRates(
  tables: readonly PlaceTaxes[],
  merchant: readonly MerchantRate[],
  at: TaxedShare,
): FoundRates {
  const { category } = at;
  const entry = findEntry(tables, at);
  if (category === 'zero') return { components: [], shipping: entry?.shipping ?? 'untaxed' };
  for (const each of chain(category)) {
    const own = findMerchantRate(merchant, at, each);
    if (own) {
      const component = {
        name: own.name,
        jurisdiction: jurisdictionOf(own.country, own.area),
        ratePpm: own.ratePpm,
        compound: false,
        inside: false,
      };
      return { components: own.ratePpm > 0 ? [component] : [], shipping: own.shippingTaxed ? 'as_goods' : 'untaxed' };
    }
    if (entry?.taxes.some(({ percent }) => percent[each] !== undefined))
      return { components: componentsOf(entry, at), shipping: entry.shipping };
  }
  return { components: [], shipping: 'untaxed' };
}

function findMerchantRate(
  merchant: readonly MerchantRate[],
  at: TaxedShare,
  category: string,
): MerchantRate | undefined {
  const here = merchant.filter((rate) => rate.country === at.country && rate.category === category);
  return here.find(({ area }) => area !== '' && area === at.administrativeArea) ?? here.find(({ area }) => area === '');
}

function findEntry(tables: readonly PlaceTaxes[], at: TaxedShare): PlaceTaxes | undefined {
  const valid = tables.filter(({ country, validFrom }) => country === at.country && validFrom <= at.day);
  const newest = (entries: PlaceTaxes[]) => entries.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  const here = (area: string | undefined, scheme: string | undefined) =>
    newest(valid.filter((each) => each.area === area && each.scheme === scheme));
  const { scheme, administrativeArea: area } = at;
  return (
    (scheme && ((area && here(area, scheme)) || here(undefined, scheme))) ||
    (area && here(area, undefined)) ||
    here(undefined, undefined)
  );
}

function componentsOf({ country, area, taxes }: PlaceTaxes, share: TaxedShare): RateComponent[] {
  return taxes.flatMap((tax) => {
    // Percents have at most four decimals, so that this is exact.
    const ratePpm = Math.round(percentOf(tax, share) * 10_000);
    const { name, jurisdiction = jurisdictionOf(country, area ?? ''), compound = false, inside = false } = tax;
    return ratePpm > 0 ? [{ name, jurisdiction, ratePpm, compound, inside }] : [];
  });
}

function percentOf({ percent, upTo }: PlaceTax, { category, price }: TaxedShare): number {
  const categories = chain(category);
  const isCheap = upTo && price?.currency === upTo.limit.currency && price.amount <= upTo.limit.amount;
  if (isCheap && categories.includes(upTo.category)) return upTo.percent;
  return categories.map((each) => percent[each]).find((each) => each !== undefined)!;
}

function jurisdictionOf(country: string, area: string): string {
  return area ? `${country}-${area}` : country;
}
