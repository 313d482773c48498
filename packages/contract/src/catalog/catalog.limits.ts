/** Maximum lengths of product fields, in characters. They equal Shopify's limits, so that its exports fit. */
export const catalogLimits = {
  handleLength: 255,
  titleLength: 255,
  skuLength: 255,
  optionValueLength: 255,
  tagLength: 255,
  tagsPerProduct: 250,
} as const;
