export { CookieConsentElement, type ConsentLayout } from './cookie-consent.ts';
export type { NoticeSource } from './source/notice-source.ts';
export type { ConsentConfig } from './source/read-config.ts';
