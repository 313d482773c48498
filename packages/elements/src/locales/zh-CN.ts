import type { Locale } from './locale.ts';
import { store } from './zh-CN/store.ts';
import { cart } from './zh-CN/cart.ts';
import { cartButton } from './zh-CN/cart-button.ts';
import { checkout } from './zh-CN/checkout.ts';
import { order } from './zh-CN/order.ts';
import { product } from './zh-CN/product.ts';
import { productGrid } from './zh-CN/product-grid.ts';
import { region } from './zh-CN/region.ts';

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
