export const cartButtonStrings = {
  label: 'Cart',
  labelWithCount: { one: 'Cart, {count} item', other: 'Cart, {count} items' },
} as const;

export type CartButtonStrings = typeof cartButtonStrings;
