import { define } from '../internal/define.ts';
import { ConsentEmbed } from './consent-embed.ts';

define('smallshop-consent-embed', ConsentEmbed);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-consent-embed': ConsentEmbed;
  }
}
