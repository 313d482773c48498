/** Words of gift cards: in the codes of the cart, and below the totals of cart, checkout and order. */
export const giftCardStrings = {
  giftCard: 'Gift card',
  giftCardLeft: '{amount} stays on it.',
  giftCardRemove: 'Remove the gift card ending in {last4}',
  giftCardRemoved: 'The gift card ending in {last4} was removed.',
  giftCardAdded: 'The gift card ending in {last4} was added. Left to pay: {amount}',
  giftCardExpired: 'This gift card has expired.',
  giftCardDisabled: 'This gift card has been deactivated.',
  giftCardEmpty: 'Nothing is left on this gift card.',
  giftCardOtherCurrency: 'This gift card holds {amount} and pays in that currency only.',
  giftCardNotNeeded: 'Not needed: nothing is left to pay.',
  giftCardTooMany: 'No more gift cards can be used. Remove one first.',
  leftToPay: 'Left to pay',
} as const;
