import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { Region } from './region.ts';

registerTextSize();
define('smallshop-region', Region);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-region': Region;
  }
}
