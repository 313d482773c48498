import { define } from '../internal/define.ts';
import { ProductGrid } from './product-grid.ts';

define('smallshop-product-grid', ProductGrid);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product-grid': ProductGrid;
  }
}
