import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { CheckoutElement } from './checkout.ts';

registerTextSize();
define('smallshop-checkout', CheckoutElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-checkout': CheckoutElement;
  }
}
