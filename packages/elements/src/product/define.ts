import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { ProductElement } from './product.ts';

registerTextSize();
define('smallshop-product', ProductElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product': ProductElement;
  }
}
