import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { Checkout } from './checkout.ts';

registerTextSize();
define('smallshop-checkout', Checkout);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-checkout': Checkout;
  }
}
