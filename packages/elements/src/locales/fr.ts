import type { Locale } from './locale.ts';
import { store } from './fr/store.ts';
import { cart } from './fr/cart.ts';
import { cartButton } from './fr/cart-button.ts';
import { checkout } from './fr/checkout.ts';
import { order } from './fr/order.ts';
import { product } from './fr/product.ts';
import { productGrid } from './fr/product-grid.ts';
import { region } from './fr/region.ts';

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
