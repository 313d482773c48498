import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { Order } from './order.ts';

registerTextSize();
define('smallshop-order', Order);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-order': Order;
  }
}
