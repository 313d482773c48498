import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '“{title}” foi adicionado ao carrinho.',
  addedUnnamed: 'Adicionado ao carrinho.',
  removed: '“{title}” foi removido do carrinho.',
  restored: 'O item voltou ao carrinho.',
  quantitySet: {
    one: 'A quantidade de “{title}” agora é {count}.',
    other: 'A quantidade de “{title}” agora é {count}.',
  },
  outOfStock: 'Não adicionado: está esgotado.',
  outOfStockLeft: {
    one: 'Resta apenas {count}; não é possível adicionar mais.',
    other: 'Restam apenas {count}; não é possível adicionar mais.',
  },
  cartFull: 'O carrinho está cheio.',
  notSold: 'Este item não é mais vendido.',
  unreachable: 'Não foi possível acessar a loja. O carrinho foi mantido e será enviado depois.',
  failed: 'Não funcionou. Tente novamente.',
  regionChanged: 'Os preços agora aparecem em {currency}. País de entrega: {country}.',
};
