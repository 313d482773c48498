import type { Locale } from './locale.ts';
import { store } from './ar/store.ts';
import { cart } from './ar/cart.ts';
import { cartButton } from './ar/cart-button.ts';
import { checkout } from './ar/checkout.ts';
import { order } from './ar/order.ts';
import { product } from './ar/product.ts';
import { productGrid } from './ar/product-grid.ts';
import { region } from './ar/region.ts';

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
