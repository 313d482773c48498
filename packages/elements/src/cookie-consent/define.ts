import { define } from '../internal/define.ts';
import { CookieConsentElement } from './cookie-consent.ts';

define('smallshop-cookie-consent', CookieConsentElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cookie-consent': CookieConsentElement;
  }
}
