import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { OrderElement } from './order.ts';

registerTextSize();
define('smallshop-order', OrderElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-order': OrderElement;
  }
}
