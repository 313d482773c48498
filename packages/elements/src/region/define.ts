import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { RegionElement } from './region.ts';

registerTextSize();
define('smallshop-region', RegionElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-region': RegionElement;
  }
}
