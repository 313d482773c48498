import { define } from '../internal/define.ts';
import { ProductElement } from './product.ts';

define('smallshop-product', ProductElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-product': ProductElement;
  }
}
