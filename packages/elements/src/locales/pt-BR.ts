import type { Locale } from './locale.ts';
import { store } from './pt-BR/store.ts';
import { cart } from './pt-BR/cart.ts';
import { cartButton } from './pt-BR/cart-button.ts';
import { checkout } from './pt-BR/checkout.ts';
import { order } from './pt-BR/order.ts';
import { product } from './pt-BR/product.ts';
import { productGrid } from './pt-BR/product-grid.ts';
import { region } from './pt-BR/region.ts';

const words: Locale = {
  store,
  cart,
  'cart-button': cartButton,
  checkout,
  order,
  product,
  'product-grid': productGrid,
  region,
};
export default words;
