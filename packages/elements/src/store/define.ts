import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { StoreElement } from './store.ts';

registerTextSize();
define('smallshop-store', StoreElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-store': StoreElement;
  }
}
