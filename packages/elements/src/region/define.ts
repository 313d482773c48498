import { define } from '../internal/define.ts';
import { RegionPicker } from './region.ts';

define('smallshop-region', RegionPicker);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-region': RegionPicker;
  }
}
