import type { Translation } from '../internal/messages.ts';
import type { ReopenStrings } from './reopen/reopen.strings.ts';
import type { CookieConsentStrings } from './cookie-consent.strings.ts';
import type { SeparateConsentStrings } from './separate-consent/separate-consent.strings.ts';
import type { SecondLayerStrings } from './second-layer/second-layer.strings.ts';

/** All that the element says, in English; a part comes when it is needed. */
export type ConsentStrings = CookieConsentStrings & ReopenStrings & SeparateConsentStrings & SecondLayerStrings;

/** The banner's words in one language. A missing key fails to compile. */
export type ConsentWords = Translation<ConsentStrings>;

/** One chunk a language, apart from the shop's own words: a banner may stand on a page without a shop. */
export const languages = {
  'zh-CN': () => import('../locales/zh-CN/cookie-consent.ts'),
  de: () => import('../locales/de/cookie-consent.ts'),
  fr: () => import('../locales/fr/cookie-consent.ts'),
  es: () => import('../locales/es/cookie-consent.ts'),
  ja: () => import('../locales/ja/cookie-consent.ts'),
  'pt-BR': () => import('../locales/pt-BR/cookie-consent.ts'),
  ar: () => import('../locales/ar/cookie-consent.ts'),
};
