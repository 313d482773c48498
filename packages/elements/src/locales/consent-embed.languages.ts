// Written by `node tools/languages.ts`: do not edit.
import type { InterfaceLanguage } from '@smallshop/contract';
import type { ConsentEmbedWords } from '../consent-embed/languages.ts';

/** Texts of the placeholder: one chunk for each language, because it can be on a page without a shop. */
export const languages = {
  'zh-CN': () => import('./zh-CN/consent-embed.ts'),
  de: () => import('./de/consent-embed.ts'),
  fr: () => import('./fr/consent-embed.ts'),
  es: () => import('./es/consent-embed.ts'),
  ja: () => import('./ja/consent-embed.ts'),
  'pt-BR': () => import('./pt-BR/consent-embed.ts'),
  ar: () => import('./ar/consent-embed.ts'),
} satisfies Record<Exclude<InterfaceLanguage, 'en'>, () => Promise<{ default: ConsentEmbedWords }>>;
