/** Distinguishes our own `lang` and `dir` from those of the page's author, also on a clone of the element. */
export const languageMark = 'data-smallshop-lang';

export function markLanguage(host: HTMLElement, language: string, direction: 'ltr' | 'rtl'): void {
  host.setAttribute(languageMark, '');
  host.lang = language;
  host.dir = direction;
}

/** BCP 47 tag of `<html lang>`; undefined if it has none, or an invalid one (`de_DE`). */
export function pageLanguage(): string | undefined {
  try {
    return new Intl.Locale(document.documentElement.lang).baseName;
  } catch {
    return undefined;
  }
}
