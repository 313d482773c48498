import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'السلة',
  labelWithCount: {
    one: 'السلة، منتج واحد',
    two: 'السلة، منتجان',
    few: 'السلة، {count} منتجات',
    many: 'السلة، {count} منتجًا',
    other: 'السلة، {count} منتج',
  },
};
