export { CookieConsent, type ConsentLayout } from './cookie-consent.ts';
