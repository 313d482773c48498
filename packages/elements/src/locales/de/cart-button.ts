import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'Warenkorb',
  labelWithCount: { one: 'Warenkorb, {count} Artikel', other: 'Warenkorb, {count} Artikel' },
};
