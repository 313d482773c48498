import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { CartElement } from './cart.ts';

registerTextSize();
define('smallshop-cart', CartElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart': CartElement;
  }
}
