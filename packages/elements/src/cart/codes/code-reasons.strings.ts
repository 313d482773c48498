/** Why a code has no effect. Shown in the cart and in the checkout. */
export const codeReasonStrings = {
  codeUnknown: '“{code}” is not a code of this shop. Check its spelling.',
  codeNotStarted: '“{code}” is not valid yet.',
  codeExpired: '“{code}” has expired.',
  codeMinimumNotMet: 'Your cart has not reached the minimum amount for “{code}” yet.',
  codeMinimumMissing: '{amount} more and “{code}” applies.',
  codeMinimumPieces: { one: 'One more item and “{code}” applies.', other: '{count} more items and “{code}” applies.' },
  codeUsedUp: '“{code}” has already been used up.',
  codeUsedByYou: 'You have already used “{code}”.',
  codeNotInMarket: '“{code}” is not valid in your country.',
  codeNoMatchingItems: '“{code}” does not apply to the items in your cart.',
  codeNotCombinable: '“{code}” cannot be combined with “{better}”, which takes off more.',
} as const;
