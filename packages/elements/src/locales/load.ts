import type { Locale } from './locale.ts';
import { matchIn } from './match.ts';

/** One chunk a language, fetched when a shopper speaks it. English is built in. */
const loaders: Record<string, () => Promise<{ default: Locale }>> = {
  'zh-CN': () => import('./zh-CN.ts'),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  ja: () => import('./ja.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
  ar: () => import('./ar.ts'),
};

/** The language of ours that serves a BCP 47 tag: `de-AT` → `de`, `pt` → `pt-BR`, unknown → `en`. */
export const matchLocale = (tag: string): string => matchIn(Object.keys(loaders), tag);

/** Null: English, or the chunk could not be fetched. */
const loaded = new Map<string, Promise<Locale | null> | Locale | null>([['en', null]]);

/** The locale where it is at hand, else a promise of it. Takes names that `matchLocale` gives. */
export function locale(name: string): Promise<Locale | null> | Locale | null {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const coming = loaders[name]!().then(
    ({ default: words }) => {
      loaded.set(name, words);
      return words;
    },
    (cause) => {
      console.warn('SmallShop shows English', cause);
      loaded.set(name, null);
      return null;
    },
  );
  loaded.set(name, coming);
  return coming;
}
