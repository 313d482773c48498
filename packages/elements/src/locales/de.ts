import type { Locale } from './locale.ts';
import { store } from './de/store.ts';
import { cart } from './de/cart.ts';
import { cartButton } from './de/cart-button.ts';
import { checkout } from './de/checkout.ts';
import { order } from './de/order.ts';
import { product } from './de/product.ts';
import { productGrid } from './de/product-grid.ts';
import { region } from './de/region.ts';

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
