import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { ProductGridElement } from './product-grid.ts';

registerTextSize();
define('smallshop-product-grid', ProductGridElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product-grid': ProductGridElement;
  }
}
