import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { CheckoutElement } from './checkout.ts';

registerTextSize();
define('smallshop-checkout', CheckoutElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-checkout': CheckoutElement;
  }
}
