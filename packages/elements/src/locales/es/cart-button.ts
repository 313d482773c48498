import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'Cesta',
  labelWithCount: { one: 'Cesta, {count} artículo', other: 'Cesta, {count} artículos' },
};
