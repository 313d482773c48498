import type { TotalKind } from '@smallshop/contract';

/** Words of the totals, which are the same in cart, checkout and order. */
export const totalsStrings = {
  soldOut: 'Sold out. Please remove this item.',
  notInRegion: 'Not sold in your country. Please remove this item.',
  notShipped: 'Not sent to your country. Please remove this item.',
  onPreorder: 'Pre-order: sent on {date}.',
  onBackorder: 'Not all in stock: sent as soon as it arrives.',
  shippingFrom: 'Shipping from {amount}',
  shippingFreeFrom: 'Shipping from {amount}, free from {threshold}',
  shippingFree: 'Free shipping',
  subtotal: 'Subtotal',
  itemsDiscount: 'Discount on items',
  discount: 'Discount',
  shippingDiscount: 'Discount on shipping',
  rounding: 'Rounding',
  fulfillment: 'Shipping',
  free: 'Free',
  tax: 'Tax',
  taxIncluded: 'Tax included',
  fee: 'Fees',
  duty: 'Customs duty',
  importPaid: 'Import tax and duty are paid.',
  importDue: 'Import tax and duty, about {amount}, are due on delivery.',
  importTaxDue: 'Import tax, about {amount}, is due on delivery.',
  importDutyDue: 'Customs duty, about {amount}, is due on delivery.',
  importMayBeDue: 'Import tax and duty may be due on delivery.',
  total: 'Total',
  laterTaxIncluded: 'Shipping is calculated at checkout.',
  laterTaxExcluded: 'Tax and shipping are calculated at checkout.',
  laterTax: 'Tax is added once your address is known.',
} as const satisfies Record<TotalKind, string> & Record<string, string>;

export type TotalsStrings = typeof totalsStrings;
