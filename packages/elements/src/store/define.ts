import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { SmallshopStore } from './store.ts';

registerTextSize();
define('smallshop-store', SmallshopStore);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-store': SmallshopStore;
  }
}
