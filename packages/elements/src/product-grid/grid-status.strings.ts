/** Words around the cards, and of refusals: they come with what shows them. */
export const aroundStrings = {
  loading: 'Products are loading',
  more: 'Show more',
  loadingMore: 'Loading …',
  shown: { one: '{count} product shown', other: '{count} products shown' },
  emptyTitle: 'Nothing here yet',
  empty: 'There are no products to show. Please come back soon.',
  emptySearch: 'Nothing was found for “{search}”. Try another word.',
  errorTitle: 'The products did not load',
  error: 'Something went wrong on our side.',
  offlineTitle: 'You are offline',
  offline: 'The products appear as soon as you are connected again.',
  unreachable: 'The shop cannot be reached from this page right now.',
  refusedOutOfStock: 'Sold out a moment ago.',
  refusedLeft: { one: 'You have the last one.', other: 'There are only {count}, and you have them.' },
  refused: 'Could not be added. Please try again.',
};
