import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '«{title}» se ha añadido al carrito.',
  addedUnnamed: 'Añadido al carrito.',
  removed: '«{title}» se ha quitado del carrito.',
  restored: 'El artículo vuelve a estar en el carrito.',
  quantitySet: {
    one: 'La cantidad de «{title}» es ahora {count}.',
    other: 'La cantidad de «{title}» es ahora {count}.',
  },
  outOfStock: 'No se ha añadido: está agotado.',
  outOfStockLeft: {
    one: 'Solo queda {count}; no se puede añadir más.',
    other: 'Solo quedan {count}; no se pueden añadir más.',
  },
  cartFull: 'El carrito está lleno.',
  notSold: 'Este artículo ya no se vende.',
  unreachable: 'No se ha podido conectar con la tienda. El carrito se conserva y se enviará más tarde.',
  failed: 'No ha funcionado. Inténtalo de nuevo.',
  regionChanged: 'Los precios se muestran ahora en {currency}. País de entrega: {country}.',
};
