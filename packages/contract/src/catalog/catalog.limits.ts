/** Maximum lengths of product fields, in characters. They equal Shopify's limits, so that its exports fit. */
export const catalogLimits = {
  handleLength: 255,
  titleLength: 255,
  skuLength: 255,
  optionValueLength: 255,
  tagLength: 255,
  tagsPerProduct: 250,
} as const;

/** Limits of searches and filters. */
export const searchLimits = {
  /** Characters of a search. */
  searchLength: 100,
  /** Values of one filter. */
  valuesPerFilter: 50,
  /** Values of one facet, those with the most products. Selected values come besides. */
  valuesPerFacet: 50,
  /** Bytes of suggestions as JSON. */
  suggestionBytes: 3000,
} as const;
