import type { Locale } from '../locale.ts';
import { store } from './store.ts';
import { cart } from './cart.ts';
import { cartButton } from './cart-button.ts';
import { checkout } from './checkout.ts';
import { order } from './order.ts';
import { product } from './product.ts';
import { productGrid } from './product-grid.ts';
import { region } from './region.ts';

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
