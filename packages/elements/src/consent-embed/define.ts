import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { ConsentEmbedElement } from './consent-embed.ts';

registerTextSize();
define('smallshop-consent-embed', ConsentEmbedElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-consent-embed': ConsentEmbedElement;
  }
}
