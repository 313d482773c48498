import { define } from '../internal/define.ts';
import { SmallshopStore } from './store.ts';

define('smallshop-store', SmallshopStore);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-store': SmallshopStore;
  }
}
