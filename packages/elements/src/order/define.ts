import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { OrderElement } from './order.ts';

registerTextSize();
define('smallshop-order', OrderElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-order': OrderElement;
  }
}
