import type { Translation } from '../internal/language/messages.ts';
import type { ConsentEmbedStrings } from './consent-embed.strings.ts';

/** A missing key fails to compile. */
export type ConsentEmbedWords = Translation<ConsentEmbedStrings>;

/** One chunk for each language, because an embed can be on a page without a shop. */
export const languages = {
  'zh-CN': () => import('../locales/zh-CN/consent-embed.ts'),
  de: () => import('../locales/de/consent-embed.ts'),
  fr: () => import('../locales/fr/consent-embed.ts'),
  es: () => import('../locales/es/consent-embed.ts'),
  ja: () => import('../locales/ja/consent-embed.ts'),
  'pt-BR': () => import('../locales/pt-BR/consent-embed.ts'),
  ar: () => import('../locales/ar/consent-embed.ts'),
};
