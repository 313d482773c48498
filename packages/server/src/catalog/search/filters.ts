import { facetKey } from './search-document.ts';

/** What a shopper filters by, besides collection and search. Values of one filter are alternatives. */
export interface ProductFilters {
  vendor?: readonly string[];
  type?: readonly string[];
  tag?: readonly string[];
  /** Each is `Name:Value`, see `optionParameter`. */
  option?: readonly string[];
  /** Each is `namespace.key:value`. */
  meta?: readonly string[];
  availableOnly: boolean;
  /** Minor units of the listed currency. */
  priceMin?: number;
  priceMax?: number;
}

/** Alternatives, of which a product must have one. */
export interface FacetGroup {
  /** The beginning of all keys of the same facet. */
  prefix: string;
  keys: string[];
}

/**
 * Returns the filters that the column `facets` decides: one for vendors, types and tags, and one for each option and
 * metafield.
 */
export function facetGroupsOf(filters: ProductFilters): FacetGroup[] {
  const { vendor = [], type = [], tag = [], option = [], meta = [] } = filters;
  const simple = [
    { prefix: facetKey.vendor(''), keys: vendor.map(facetKey.vendor) },
    { prefix: facetKey.type(''), keys: type.map(facetKey.type) },
    { prefix: facetKey.tag(''), keys: tag.map(facetKey.tag) },
  ];
  const byName = Map.groupBy(new Set(option), (one) => optionName(one));
  const options = [...byName].map(([name, values]) => ({
    prefix: facetKey.option(`${name}:`),
    keys: values.map(facetKey.option),
  }));
  const byMetafield = Map.groupBy(new Set(meta), metafieldName);
  const metafields = [...byMetafield].map(([name, values]) => ({
    prefix: facetKey.meta(`${name}:`),
    keys: values.map(facetKey.meta),
  }));
  return [...simple.filter(({ keys }) => keys.length > 0), ...options, ...metafields];
}

/** The beginning that all keys of the same facet have. */
export function facetOf(key: string): string {
  const [option, meta] = [facetKey.option(''), facetKey.meta('')];
  if (key.startsWith(option)) return facetKey.option(`${optionName(key.slice(option.length))}:`);
  if (key.startsWith(meta)) return facetKey.meta(`${metafieldName(key.slice(meta.length))}:`);
  return key.slice(0, key.indexOf(':') + 1);
}

/** The part of `Name:Value` before its first colon without a backslash, as it is written there. */
export function optionName(option: string): string {
  return /^(?:[^:\\]|\\.)*/su.exec(option)![0];
}

/** The part of `namespace.key:value` before its colon. */
export function metafieldName(meta: string): string {
  return meta.slice(0, meta.indexOf(':'));
}

export const hasFacetFilter = (filters: ProductFilters): boolean => facetGroupsOf(filters).length > 0;
