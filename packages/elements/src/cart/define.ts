import { define } from '../internal/define.ts';
import { Cart } from './cart.ts';

define('smallshop-cart', Cart);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart': Cart;
  }
}
