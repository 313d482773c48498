import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { ProductGrid } from './product-grid.ts';

registerTextSize();
define('smallshop-product-grid', ProductGrid);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product-grid': ProductGrid;
  }
}
