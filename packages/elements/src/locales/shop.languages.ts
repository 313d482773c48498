// Written by `node tools/languages.ts`: do not edit.
import type { InterfaceLanguage } from '@smallshop/contract';
import type { Locale } from './locale.ts';

/** Texts of the elements of a shop: one chunk for each language. */
export const languages = {
  'zh-CN': () => import('./zh-CN/shop.ts'),
  de: () => import('./de/shop.ts'),
  fr: () => import('./fr/shop.ts'),
  es: () => import('./es/shop.ts'),
  ja: () => import('./ja/shop.ts'),
  'pt-BR': () => import('./pt-BR/shop.ts'),
  ar: () => import('./ar/shop.ts'),
} satisfies Record<Exclude<InterfaceLanguage, 'en'>, () => Promise<{ default: Locale }>>;
