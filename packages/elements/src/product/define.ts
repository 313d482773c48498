import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { ProductElement } from './product.ts';

registerTextSize();
define('smallshop-product', ProductElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product': ProductElement;
  }
}
