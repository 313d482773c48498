import { define } from '../internal/define.ts';
import { CartButton } from './cart-button.ts';

define('smallshop-cart-button', CartButton);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cart-button': CartButton;
  }
}
