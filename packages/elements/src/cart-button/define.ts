import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { CartButton } from './cart-button.ts';

registerTextSize();
define('smallshop-cart-button', CartButton);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart-button': CartButton;
  }
}
