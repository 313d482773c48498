import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { ProductGridElement } from './product-grid.ts';

registerTextSize();
define('smallshop-product-grid', ProductGridElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product-grid': ProductGridElement;
  }
}
