import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { StoreElement } from './store.ts';

registerTextSize();
define('smallshop-store', StoreElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-store': StoreElement;
  }
}
