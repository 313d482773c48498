import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: '购物车',
  labelWithCount: { other: '购物车，{count} 件商品' },
};
