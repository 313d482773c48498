import type { Translation } from '../internal/language/messages.ts';
import type { ReloadOfferStrings } from './reopen/reload-offer.strings.ts';
import type { CookieConsentStrings } from './cookie-consent.strings.ts';
import type { SeparateConsentStrings } from './separate-consent/separate-consent.strings.ts';
import type { SecondLayerStrings } from './second-layer/second-layer.strings.ts';

/** All English texts of the element. Each part brings its own texts when it is loaded. */
export type ConsentStrings = CookieConsentStrings & ReloadOfferStrings & SeparateConsentStrings & SecondLayerStrings;

/** The banner's texts in one language. A missing key fails to compile. */
export type ConsentWords = Translation<ConsentStrings>;

/** One chunk for each language, separate from the shop's texts: a banner can be on a page without a shop. */
export const languages = {
  'zh-CN': () => import('../locales/zh-CN/cookie-consent.ts'),
  de: () => import('../locales/de/cookie-consent.ts'),
  fr: () => import('../locales/fr/cookie-consent.ts'),
  es: () => import('../locales/es/cookie-consent.ts'),
  ja: () => import('../locales/ja/cookie-consent.ts'),
  'pt-BR': () => import('../locales/pt-BR/cookie-consent.ts'),
  ar: () => import('../locales/ar/cookie-consent.ts'),
};
