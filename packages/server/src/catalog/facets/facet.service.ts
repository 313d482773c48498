import {
  refuse,
  searchLimits,
  type Facet,
  type FacetList,
  type FacetValue,
  type Metafield,
  type MetafieldDefinition,
  type Refusal,
  type RouteInput,
  type Routes,
} from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { OptionDefinition } from '../catalog.tables.ts';
import { emptyPriceRange, filtersOf, storeLanguagesOf, viewFor } from '../product/catalog.service.ts';
import { findCollectionId } from '../product/collection.repo.ts';
import { eachHit } from '../product-index/find-hits.ts';
import type { IndexQuery } from '../product-index/match-products.ts';
import type { ProductIndex } from '../product-index/product-index.ts';
import { productIndexOf } from '../product-index/product-indexes.ts';
import { metafieldName, optionName, type ProductFilters } from '../search/filters.ts';
import { findByText, type TextHits } from '../search/resolve-search.ts';
import type { TextQuery } from '../search/text-query.ts';
import { facetKey, optionParameter } from '../search/search-document.ts';
import { countFacets, type FacetCounts } from './count-facets.ts';
import { findTexts } from './facet.repo.ts';

const noCounts: FacetCounts = { total: 0, available: 0, price: null, values: [], collections: [] };

export async function listFacets(
  context: RequestContext,
  input: RouteInput<Routes['catalog']['listFacets']>,
): Promise<FacetList | Refusal> {
  const { db, store } = context;
  const { collection, search = '' } = input;
  const filters = filtersOf(input);
  const wrong = emptyPriceRange(filters);
  if (wrong) return wrong;
  const { currency, view } = await viewFor(context, input);
  const query = {
    ...filters,
    now: context.now(),
    currency,
    ...(collection !== undefined && { collection }),
  };
  const counts = await countFound(context, query, search);
  if (counts.total === 0 && collection !== undefined && !(await findCollectionId(db, store.id, collection)))
    return refuse('collection_not_found');
  const translated = counts.values.filter(({ key }) => /^(?:option|meta):/.test(key));
  const texts = await findTexts(db, [...new Set(translated.map(({ productId }) => productId))]);
  const { defaultLanguage } = store;
  const { price, total } = counts;
  const { metafields: definitions } = context.configuration;
  const money = (amount: number) => ({ amount, currency });
  return {
    total,
    facets: [
      collectionFacet(counts, view.languages, collection),
      availableFacet(counts, filters.availableOnly),
      ...optionFacets(counts, filters, (key, productId) => {
        return optionTexts(key, texts.get(productId)?.options ?? [], defaultLanguage, view.languages);
      }),
      simpleFacet('type', counts, filters.type),
      simpleFacet('vendor', counts, filters.vendor),
      simpleFacet('tag', counts, filters.tag),
      ...metafieldFacets(counts, filters, { definitions, languages: view.languages }, (name, value, productId) => {
        const metafield = texts.get(productId)?.metafields[name];
        return metafield ? metafieldLabel(metafield, value, defaultLanguage, view.languages) : value;
      }),
    ].filter(({ values }) => values.length > 0),
    price: price && { min: money(price.min), max: money(price.max) },
  };
}

async function countFound(context: RequestContext, query: IndexQuery, search: string): Promise<FacetCounts> {
  const { db, store } = context;
  const index = await productIndexOf(db, store.id);
  if (search.trim() === '') return countFacets(index, (use) => index.eachSlot(use), query);
  const where = { storeId: store.id, languages: storeLanguagesOf(context), resolved: index.resolved };
  return (await findByText(db, search, where, async (text) => countHits(index, text, query))) ?? noCounts;
}

function countHits(index: ProductIndex, text: TextQuery, query: IndexQuery): TextHits<FacetCounts> {
  let hits = 0;
  const found = countFacets(index, (use) => (hits = eachHit(index, text, { withScores: false }, use)), query);
  return { found, hasHits: hits > 0 };
}

function collectionFacet({ collections }: FacetCounts, languages: readonly string[], selected?: string): Facet {
  const values = collections.map(({ handle, title, count }) => ({
    value: handle,
    label: textIn(title, languages),
    count,
    selected: handle === selected,
  }));
  return { kind: 'collection', name: null, label: null, values };
}

function availableFacet({ available: count }: FacetCounts, selected: boolean): Facet {
  const values = count > 0 || selected ? [{ value: 'true', label: 'true', count, selected }] : [];
  return { kind: 'available', name: null, label: null, values };
}

function simpleFacet(kind: 'type' | 'vendor' | 'tag', counts: FacetCounts, selected: readonly string[] = []): Facet {
  const values = valuesOf(facetKey[kind](''), counts, selected).map(({ value, count }) => ({
    value,
    label: value,
    count,
    selected: selected.includes(value),
  }));
  return { kind, name: null, label: null, values: shownOf(values) };
}

interface CountedValue {
  value: string;
  count: number;
  /** A product that has it; none for a selected value without products. */
  productId?: string;
}

/** The values of a kind, with those that are selected and that no product has. */
function valuesOf(prefix: string, { values }: FacetCounts, selected: readonly string[]): CountedValue[] {
  const found = values
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, ...rest }) => ({ value: key.slice(prefix.length), ...rest }));
  const missing = selected.filter((value) => !found.some((one) => one.value === value));
  return [...found, ...[...new Set(missing)].map((value) => ({ value, count: 0 }))];
}

/** Those with the most products, and those that are selected. */
function shownOf(values: readonly FacetValue[]): FacetValue[] {
  const byCount = values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return byCount.filter(({ selected }, place) => selected || place < searchLimits.valuesPerFacet);
}

/** A facet for each metafield that is a filter, in the order of their definitions. */
function metafieldFacets(
  counts: FacetCounts,
  { meta = [] }: ProductFilters,
  { definitions, languages }: { definitions: readonly MetafieldDefinition[]; languages: readonly string[] },
  labelOf: (name: string, value: string, productId: string) => string,
): Facet[] {
  return definitions
    .filter(({ isFilter }) => isFilter)
    .map(({ namespace, key, name: names }) => {
      const name = `${namespace}.${key}`;
      const selected = meta.filter((one) => metafieldName(one) === name);
      const prefix = `${name}:`;
      const values = valuesOf(facetKey.meta(''), counts, selected)
        .filter(({ value }) => value.startsWith(prefix))
        .map(({ value, count, productId = '' }) => ({
          ...{ value, count, label: labelOf(name, value.slice(prefix.length), productId) },
          selected: selected.includes(value),
        }));
      return { kind: 'meta', name, label: textIn(names, languages), values: shownOf(values) };
    });
}

/** The words of a value in the shopper's language; a value without words as it is. */
function metafieldLabel(
  metafield: Metafield,
  value: string,
  storeLanguage: string,
  languages: readonly string[],
): string {
  const texts = metafield.type === 'text' ? [metafield.value] : metafield.type === 'text_list' ? metafield.value : [];
  const found = texts.find((text) => textIn(text, [storeLanguage]) === value);
  return found ? textIn(found, languages) : value;
}

interface OptionTexts {
  name: string;
  label: string;
  value: string;
  swatch?: string;
  /** Place among the values of the product. */
  place: number;
}

function optionFacets(
  counts: FacetCounts,
  { option: selected = [] }: ProductFilters,
  textsOf: (key: string, productId: string) => OptionTexts,
): Facet[] {
  const found = valuesOf(facetKey.option(''), counts, selected).map((one) => ({
    ...one,
    texts: textsOf(one.value, one.productId ?? ''),
  }));
  const byName = Map.groupBy(found, ({ value }) => optionName(value));
  const facets = [...byName.values()].map((list): Facet => {
    const known = list.find(({ productId }) => productId !== undefined) ?? list[0]!;
    const shown = shownOf(
      list.map(({ value, count, texts: { value: label, swatch } }) => ({
        ...{ value, label, count },
        selected: selected.includes(value),
        ...(swatch !== undefined && { swatch }),
      })),
    );
    const placeOf = new Map(list.map(({ value, texts }) => [value, texts.place]));
    const values = shown.toSorted((a, b) => placeOf.get(a.value)! - placeOf.get(b.value)!);
    return { kind: 'option', name: known.texts.name, label: known.texts.label, values };
  });
  const sizeOf = ({ values }: Facet) => Math.max(...values.map(({ count }) => count));
  return facets.sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name! < b.name! ? -1 : 1));
}

/** Name and value in the shopper's language, from a product that has them. */
function optionTexts(
  parameter: string,
  options: readonly OptionDefinition[],
  storeLanguage: string,
  languages: readonly string[],
): OptionTexts {
  for (const { name, values } of options)
    for (const [place, { label, swatch }] of values.entries()) {
      const own = textIn(name, [storeLanguage]);
      if (optionParameter(own, textIn(label, [storeLanguage])) !== parameter) continue;
      const texts = { name: own, label: textIn(name, languages), value: textIn(label, languages), place };
      return swatch === undefined ? texts : { ...texts, swatch };
    }
  const written = optionName(parameter);
  const name = written.replace(/\\(.)/gsu, '$1');
  return { name, label: name, value: parameter.slice(written.length + 1), place: 0 };
}
