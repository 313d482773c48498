// Written by `node tools/languages.ts`: do not edit.
import type { InterfaceLanguage } from '@smallshop/contract';
import type { ConsentWords } from '../cookie-consent/languages.ts';

/** Texts of the banner: one chunk for each language, because a banner can be on a page without a shop. */
export const languages = {
  'zh-CN': () => import('./zh-CN/cookie-consent.ts'),
  de: () => import('./de/cookie-consent.ts'),
  fr: () => import('./fr/cookie-consent.ts'),
  es: () => import('./es/cookie-consent.ts'),
  ja: () => import('./ja/cookie-consent.ts'),
  'pt-BR': () => import('./pt-BR/cookie-consent.ts'),
  ar: () => import('./ar/cookie-consent.ts'),
} satisfies Record<Exclude<InterfaceLanguage, 'en'>, () => Promise<{ default: ConsentWords }>>;
