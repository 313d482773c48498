import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { CartElement } from './cart.ts';

registerTextSize();
define('smallshop-cart', CartElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart': CartElement;
  }
}
