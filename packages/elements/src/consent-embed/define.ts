import { define } from '../internal/define.ts';
import { registerTextSize } from '../internal/text-size.ts';
import { ConsentEmbed } from './consent-embed.ts';

registerTextSize();
define('smallshop-consent-embed', ConsentEmbed);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-consent-embed': ConsentEmbed;
  }
}
