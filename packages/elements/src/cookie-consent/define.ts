import { define } from '../internal/define.ts';
import { CookieConsent } from './cookie-consent.ts';

define('smallshop-cookie-consent', CookieConsent);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cookie-consent': CookieConsent;
  }
}
