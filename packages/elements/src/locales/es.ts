import type { Locale } from './locale.ts';
import { store } from './es/store.ts';
import { cart } from './es/cart.ts';
import { cartButton } from './es/cart-button.ts';
import { checkout } from './es/checkout.ts';
import { order } from './es/order.ts';
import { product } from './es/product.ts';
import { productGrid } from './es/product-grid.ts';
import { region } from './es/region.ts';

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
