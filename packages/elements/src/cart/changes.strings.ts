/** Words for what another country changed: told in the cart and in the checkout, fetched when there is something to tell. */
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
