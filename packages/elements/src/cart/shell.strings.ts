/** Words of the cart that are there before it is opened. */
export const shellStrings = {
  title: 'Your cart',
  itemCount: { one: '{count} item', other: '{count} items' },
  close: 'Close cart',
} as const;
