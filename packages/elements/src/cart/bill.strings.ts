/** Words of the bill: cart, checkout and order set it alike. */
export const billStrings = {
  soldOut: 'Sold out. Please remove this item.',
  subtotal: 'Subtotal',
  itemsDiscount: 'Discount on items',
  discount: 'Discount',
  fulfillment: 'Shipping',
  free: 'Free',
  tax: 'Tax',
  taxIncluded: 'Tax included',
  fee: 'Fees',
  total: 'Total',
  laterTaxIncluded: 'Shipping is calculated at checkout.',
  laterTaxExcluded: 'Tax and shipping are calculated at checkout.',
} as const;
