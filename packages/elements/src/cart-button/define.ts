import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { CartButtonElement } from './cart-button.ts';

registerTextSize();
define('smallshop-cart-button', CartButtonElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart-button': CartButtonElement;
  }
}
