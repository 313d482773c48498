import { define } from '../internal/define.ts';
import { Region } from './region.ts';

define('smallshop-region', Region);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-region': Region;
  }
}
