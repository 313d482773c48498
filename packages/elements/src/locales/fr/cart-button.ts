import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'Panier',
  labelWithCount: { one: 'Panier, {count} article', other: 'Panier, {count} articles' },
};
