import type { Locale } from './locale.ts';
import { store } from './ja/store.ts';
import { cart } from './ja/cart.ts';
import { cartButton } from './ja/cart-button.ts';
import { checkout } from './ja/checkout.ts';
import { order } from './ja/order.ts';
import { product } from './ja/product.ts';
import { productGrid } from './ja/product-grid.ts';
import { region } from './ja/region.ts';

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
