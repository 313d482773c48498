import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { RegionElement } from './region.ts';

registerTextSize();
define('smallshop-region', RegionElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-region': RegionElement;
  }
}
