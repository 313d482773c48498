import { searchLimits, type Facet, type FacetList, type FacetValue, type ProductSummary } from '@smallshop/contract';
import type { SeedProduct } from './catalog.data.ts';

/** A product as the region sees it, with its seed. */
export interface ShownProduct {
  seed: SeedProduct;
  summary: ProductSummary;
}

export interface Filters {
  collection?: string | undefined;
  available?: boolean | undefined;
  vendor?: string[] | undefined;
  type?: string[] | undefined;
  tag?: string[] | undefined;
  option?: string[] | undefined;
  /** The products of the mock shop have no metafields. */
  meta?: string[] | undefined;
  priceMin?: number | undefined;
  priceMax?: number | undefined;
}

/** A condition, and the name of the facet that it is part of. */
interface Condition {
  facet: string;
  fits(product: ShownProduct): boolean;
}

/** Name of an option in English, as the values of `option` begin. */
const nameOf = (option: string) => option.slice(0, option.indexOf(':'));

interface Value {
  value: string;
  label: string;
  swatch?: string | undefined;
}

/** The values of the options that products of the mock shop have. No name has a colon. */
function optionsOf({ seed, summary }: ShownProduct): (Value & { name: string; nameLabel: string })[] {
  return seed.options.flatMap(({ name, values }, nth) =>
    values.map(({ text, swatch }, at) => ({
      name: name.en,
      nameLabel: summary.options[nth]!.name,
      value: `${name.en}:${text.en}`,
      label: summary.options[nth]!.values[at]!.value,
      swatch,
    })),
  );
}

const plain = (values: readonly string[]): Value[] => values.map((value) => ({ value, label: value }));

const simpleKinds = {
  collection: ({ seed }: ShownProduct) => plain([seed.collection]),
  type: ({ summary }: ShownProduct) => plain([summary.productType]),
  vendor: ({ summary }: ShownProduct) => plain([summary.vendor]),
  tag: ({ summary }: ShownProduct) => plain(summary.tags),
};

/** What a product has, as recommendations name it: `tag:tea`, `option:Colour:Indigo`. */
export function keysOf(product: ShownProduct): string[] {
  const simple = Object.entries(simpleKinds).flatMap(([kind, valuesOf]) =>
    valuesOf(product).map(({ value }) => `${kind}:${value}`),
  );
  return [...new Set([...simple, ...optionsOf(product).map(({ value }) => `option:${value}`)])];
}

function conditionsOf(filters: Filters): Condition[] {
  const { collection, available, option = [], priceMin = 0, priceMax = Infinity } = filters;
  const selected = { ...filters, collection: collection === undefined ? undefined : [collection] };
  const simple = (['collection', 'type', 'vendor', 'tag'] as const).flatMap((kind): Condition[] => {
    const values = selected[kind];
    const fits = (product: ShownProduct) => simpleKinds[kind](product).some(({ value }) => values!.includes(value));
    return values ? [{ facet: kind, fits }] : [];
  });
  const options = [...Map.groupBy(option, nameOf)].map(([name, values]) => ({
    facet: `option:${name}`,
    fits: (product: ShownProduct) => optionsOf(product).some(({ value }) => values.includes(value)),
  }));
  const isAffordable = ({ summary: { priceRange } }: ShownProduct) =>
    priceRange.min.amount >= priceMin && priceRange.min.amount <= priceMax;
  return [
    ...simple,
    ...options,
    { facet: 'meta', fits: () => (filters.meta ?? []).length === 0 },
    { facet: 'price', fits: isAffordable },
    { facet: 'available', fits: ({ summary }) => !available || summary.available },
  ];
}

/** Returns the products that fit all filters but those of one facet. */
export function filterProducts(products: readonly ShownProduct[], filters: Filters, but?: string): ShownProduct[] {
  const conditions = conditionsOf(filters).filter(({ facet }) => facet !== but);
  return products.filter((product) => conditions.every(({ fits }) => fits(product)));
}

/** Counts products for each value of each facet. Titles of collections are by handle. */
export function countFacets(
  products: readonly ShownProduct[],
  filters: Filters,
  collectionTitles: ReadonlyMap<string, string>,
): FacetList {
  const count = (facet: string, read: (product: ShownProduct) => Value[], selected: readonly string[] = []) => {
    const found = new Map<string, FacetValue>();
    for (const product of filterProducts(products, filters, facet))
      for (const { value, label, swatch } of read(product)) {
        const known = found.get(value) ?? { value, label, count: 0, selected: false, ...(swatch && { swatch }) };
        found.set(value, { ...known, count: known.count + 1, selected: selected.includes(value) });
      }
    for (const value of selected)
      if (!found.has(value)) found.set(value, { value, label: value.replace(/^.*:/, ''), count: 0, selected: true });
    return [...found.values()].filter((value, place) => value.selected || place < searchLimits.valuesPerFacet);
  };
  const facetOf = (kind: Facet['kind'], values: FacetValue[]): Facet => ({ kind, name: null, label: null, values });
  const { collection, available = false, option = [] } = filters;
  const inCollections = count('collection', simpleKinds.collection).map((one) => ({
    ...one,
    label: collectionTitles.get(one.value)!,
    selected: one.value === collection,
  }));
  const sold = filterProducts(products, filters, 'available').filter(({ summary }) => summary.available).length;
  const byName = Map.groupBy(products.flatMap(optionsOf), ({ name }) => name);
  const options = [...byName].map(([name, [first]]) => ({
    kind: 'option' as const,
    name,
    label: first!.nameLabel,
    values: count(
      `option:${name}`,
      (product) => optionsOf(product).filter((one) => one.name === name),
      option.filter((value) => nameOf(value) === name),
    ),
  }));
  const prices = filterProducts(products, filters, 'price').map(({ summary }) => summary.priceRange.min);
  const byPrice = prices.toSorted((a, b) => a.amount - b.amount);
  return {
    total: filterProducts(products, filters).length,
    facets: [
      facetOf('collection', inCollections),
      facetOf(
        'available',
        sold > 0 || available ? [{ value: 'true', label: 'true', count: sold, selected: available }] : [],
      ),
      ...options,
      ...(['type', 'vendor', 'tag'] as const).map((kind) =>
        facetOf(kind, count(kind, simpleKinds[kind], filters[kind])),
      ),
    ].filter(({ values }) => values.length > 0),
    price: byPrice.length > 0 ? { min: byPrice[0]!, max: byPrice.at(-1)! } : null,
  };
}
