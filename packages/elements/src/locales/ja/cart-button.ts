import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'カート',
  labelWithCount: { other: 'カート、{count}点' },
};
