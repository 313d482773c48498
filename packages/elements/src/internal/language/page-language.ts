import { cached } from '@smallshop/contract/format';

/** Distinguishes our own `lang` and `dir` from those of the page's author, also on a clone of the element. */
export const languageMark = 'data-smallshop-lang';

export function markLanguage(host: HTMLElement, language: string, direction: 'ltr' | 'rtl'): void {
  host.setAttribute(languageMark, '');
  host.lang = language;
  host.dir = direction;
}

/** BCP 47 tag of `<html lang>`; undefined if it has none, or an invalid one (`de_DE`). */
export function pageLanguage(): string | undefined {
  const { lang } = document.documentElement;
  // Null in the cache: an invalid one.
  return cached(`locale ${lang}`, () => baseNameOf(lang)) ?? undefined;
}

function baseNameOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return null;
  }
}
