import type { Locale } from '../locale.ts';

export const cartButton: Locale['cart-button'] = {
  label: 'Carrinho',
  labelWithCount: { one: 'Carrinho, {count} item', other: 'Carrinho, {count} itens' },
};
