import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { ConsentEmbedElement } from './consent-embed.ts';

registerTextSize();
define('smallshop-consent-embed', ConsentEmbedElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-consent-embed': ConsentEmbedElement;
  }
}
