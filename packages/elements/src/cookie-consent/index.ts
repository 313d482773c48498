export { CookieConsentElement, type ConsentLayout } from './cookie-consent.ts';
export type { NoticeSource } from './notice-source.ts';
export type { ConsentConfig } from './read-config.ts';
