/** What `<smallshop-store>` says to screen readers. */
export const storeStrings = {
  added: '{title} was added to your cart.',
  addedUnnamed: 'Added to your cart.',
  removed: '{title} was removed from your cart.',
  restored: 'The item is back in your cart.',
  quantitySet: { one: 'Quantity of {title} is now {count}.', other: 'Quantity of {title} is now {count}.' },
  outOfStock: 'Not added: this is sold out.',
  outOfStockLeft: {
    one: 'Only {count} left; you cannot have more.',
    other: 'Only {count} left; you cannot have more.',
  },
  cartFull: 'Your cart is full.',
  notSold: 'This is no longer sold.',
  unreachable: 'The shop could not be reached. Your cart is kept and sent later.',
  failed: 'That did not work. Please try again.',
  regionChanged: 'Prices are now shown in {currency}. Country of delivery: {country}.',
};
export type StoreStrings = typeof storeStrings;
