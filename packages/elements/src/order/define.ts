import { define } from '../internal/define.ts';
import { Order } from './order.ts';

define('smallshop-order', Order);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-order': Order;
  }
}
