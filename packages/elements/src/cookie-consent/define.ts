import { define } from '../internal/registration/define.ts';
import { CookieConsentElement } from './cookie-consent.ts';

define('smallshop-cookie-consent', CookieConsentElement);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-cookie-consent': CookieConsentElement;
  }
}
