import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { Cart } from './cart.ts';

registerTextSize();
define('smallshop-cart', Cart);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart': Cart;
  }
}
