import type { Locale } from './locale.ts';
import { matchIn } from './match.ts';
import { languages } from './shop.languages.ts';

/** The language of ours that serves a BCP 47 tag: `de-AT` → `de`, `pt` → `pt-BR`, unknown → `en`. */
export const matchLocale = (tag: string): string => matchIn(Object.keys(languages), tag);

/** Null: English, or the chunk could not be fetched. */
const loaded = new Map<string, Promise<Locale | null> | Locale | null>([['en', null]]);

/** The locale where it is at hand, else a promise of it. Takes names that `matchLocale` gives. */
export function locale(name: string): Promise<Locale | null> | Locale | null {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const coming = languages[name as keyof typeof languages]().then(
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
