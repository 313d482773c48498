import { define } from '../internal/define.ts';
import { Checkout } from './checkout.ts';

define('smallshop-checkout', Checkout);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-checkout': Checkout;
  }
}
