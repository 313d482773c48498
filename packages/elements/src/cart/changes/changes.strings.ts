/** Words for what a change of country changed. Cart and checkout show them; they are loaded when there is a change. */
export const changesStrings = {
  changesTitle: 'Changes for this country: {country}',
  changedPrice: '{title}: {after} each, {before} before',
  changedPrices: { one: 'The price of {count} item has changed.', other: 'The prices of {count} items have changed.' },
  changedNotSold: '{title} is not sold there.',
  changedNotSent: '{title} cannot be sent there.',
  changedCode: 'Discount code {code} no longer applies.',
  changedShipping: 'Shipping: {after}, before: {before}',
  changedShippingNow: 'Shipping: {after}',
  changedFrom: 'from {amount}',
  changedShippingNone: 'Your cart cannot be sent there.',
  changesDismiss: 'Dismiss',
} as const;

export type ChangesStrings = typeof changesStrings;
