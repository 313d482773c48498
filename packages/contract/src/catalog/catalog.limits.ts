/** How long the words of a product may be, in characters: the limits that Shopify's products have, so that its exports fit. */
export const catalogLimits = {
  handleLength: 255,
  titleLength: 255,
  skuLength: 255,
  optionValueLength: 255,
  tagLength: 255,
  tagsPerProduct: 250,
} as const;
