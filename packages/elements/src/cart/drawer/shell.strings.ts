/** Words of the cart that are there before its contents are. */
export const shellStrings = {
  title: 'Your cart',
  itemCount: { one: '{count} item', other: '{count} items' },
  close: 'Close cart',
  loading: 'Loading your cart',
  loadError: 'Your cart could not be shown.',
  retry: 'Try again',
} as const;

export type ShellText = (key: keyof typeof shellStrings, values?: Record<string, string | number>) => string;
