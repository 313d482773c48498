/** Maximum lengths of product fields, in characters. They equal Shopify's limits, so that its exports fit. */
export const catalogLimits = {
  handleLength: 255,
  titleLength: 255,
  skuLength: 255,
  optionValueLength: 255,
  tagLength: 255,
  tagsPerProduct: 250,
  componentsPerBundle: 30,
  /** Of a description for search engines, in each language. */
  seoDescriptionLength: 320,
  /** Of a text of a metafield, in each language. */
  metafieldLength: 2000,
  /** Values of a metafield that is a list. */
  metafieldListLength: 100,
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

/** Days for which the units of an order count for lists by `best_selling`. */
export const bestSellingDays = 90;

/** Limits of recommendations. */
export const recommendationLimits = {
  /** Products of one answer. */
  maxCount: 24,
  defaultCount: 8,
  /** Days for which an order counts for what is bought together. */
  orderDays: 365,
  /** Customers who must have bought two products together, so that the basket of one customer is never shown. */
  minCustomers: 2,
} as const;
